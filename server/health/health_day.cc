#include "server/health/health_day.h"

#include <fmt/format.h>

#include <array>
#include <set>
#include <utility>

#include "server/base/json.h"

namespace liopep::health {

BOOST_DESCRIBE_ENUM(HealthType, steps, distance_m, active_energy_kcal, flights, active_minutes)
BOOST_DESCRIBE_ENUM(HealthSource, apple_health, google_fit, health_connect, fit, tcx, gpx)
BOOST_DESCRIBE_ENUM(ConsentPurpose, own_statistics)
BOOST_DESCRIBE_STRUCT(NewHealthDay, (), (day, type, value))
BOOST_DESCRIBE_STRUCT(GivenConsent, (), (purpose, version))
BOOST_DESCRIBE_STRUCT(NewHealthDays, (), (consent, source, days))

namespace {

/// More than anybody does in a day: the longest walks and rides on record stay below.
constexpr std::int64_t most_of(HealthType type) {
  switch (type) {
    case HealthType::steps:
      return 300'000;
    case HealthType::distance_m:
      return 1'200'000;
    case HealthType::active_energy_kcal:
      return 25'000;
    case HealthType::flights:
      return 5'000;
    case HealthType::active_minutes:
      return 1'440;
  }
  return 0;
}

struct ListedHealthDay {
  std::string day;
  HealthType type;
  std::int64_t value;
  HealthSource source;
};
BOOST_DESCRIBE_STRUCT(ListedHealthDay, (), (day, type, value, source))

struct ListedHealthDays {
  std::vector<ListedHealthDay> days;
};
BOOST_DESCRIBE_STRUCT(ListedHealthDays, (), (days))

struct ListedSource {
  HealthSource source;
  std::int64_t days;
  std::string first;
  std::string last;
};
BOOST_DESCRIBE_STRUCT(ListedSource, (), (source, days, first, last))

struct ListedSources {
  std::vector<ListedSource> sources;
};
BOOST_DESCRIBE_STRUCT(ListedSources, (), (sources))

Result<HealthDay> check_day(const NewHealthDay& input, HealthSource source, std::size_t index,
                            UnixMillis now) {
  const auto day = parse_day(input.day, fmt::format("/days/{}/day", index));
  if (!day) return std::unexpected(day.error());
  // Local time is ahead of UTC by a day at most.
  if (*day > utc_day(now) + std::chrono::days(1)) {
    return fail(ErrorKind::invalid, "health.in_future", "lies in the future",
                fmt::format("/days/{}/day", index));
  }
  const std::int64_t most = most_of(input.type);
  if (input.value < 0 || input.value > most) {
    return fail(ErrorKind::invalid, "health.out_of_range",
                fmt::format("{} of a day must be from 0 to {}", to_text(input.type), most),
                fmt::format("/days/{}/value", index));
  }
  return HealthDay{*day, input.type, input.value, source};
}

Result<void> check_consent(const GivenConsent& consent) {
  if (consent.version == consent_version) return {};
  return fail(ErrorKind::invalid, "health.consent",
              fmt::format("must be {}, the wording that is shown now", consent_version),
              "/consent/version");
}

}  // namespace

Result<NewHealthDays> read_new_health_days(std::string_view json) {
  return liopep::json::read<NewHealthDays>(json);
}

Result<std::vector<HealthDay>> check(const NewHealthDays& input, UnixMillis now) {
  if (auto ok = check_consent(input.consent); !ok) return std::unexpected(std::move(ok.error()));
  if (input.days.empty() || input.days.size() > most_days) {
    return fail(ErrorKind::invalid, "health.too_many",
                fmt::format("must hold from 1 to {} totals", most_days), "/days");
  }
  std::vector<HealthDay> checked;
  std::set<std::pair<Day, HealthType>> seen;
  for (std::size_t i = 0; i < input.days.size(); ++i) {
    const auto day = check_day(input.days[i], input.source, i, now);
    if (!day) return std::unexpected(day.error());
    if (!seen.emplace(day->day, day->type).second) {
      return fail(ErrorKind::invalid, "health.twice", "this total of this day is there already",
                  fmt::format("/days/{}", i));
    }
    checked.push_back(*day);
  }
  return checked;
}

std::string_view to_text(HealthType type) {
  return boost::describe::enum_to_string(type, "");
}

std::string_view to_text(HealthSource source) {
  return boost::describe::enum_to_string(source, "");
}

Result<HealthSource> parse_source(std::string_view text, std::string_view field) {
  for (const HealthSource source :
       {HealthSource::apple_health, HealthSource::google_fit, HealthSource::health_connect,
        HealthSource::fit, HealthSource::tcx, HealthSource::gpx}) {
    if (to_text(source) == text) return source;
  }
  return fail(ErrorKind::invalid, "health.source",
              "must be apple_health, google_fit, health_connect, fit, tcx or gpx",
              std::string(field));
}

std::string to_json(const std::vector<HealthDay>& days) {
  ListedHealthDays listed;
  listed.days.reserve(days.size());
  for (const HealthDay& day : days) {
    listed.days.push_back({liopep::to_text(day.day), day.type, day.value, day.source});
  }
  return liopep::json::write(listed);
}

std::string to_json(const std::vector<SavedSource>& sources) {
  ListedSources listed;
  listed.sources.reserve(sources.size());
  for (const SavedSource& each : sources) {
    listed.sources.push_back(
        {each.source, each.days, liopep::to_text(each.first), liopep::to_text(each.last)});
  }
  return liopep::json::write(listed);
}

}  // namespace liopep::health

#include "server/insight/statistics.h"

#include <algorithm>
#include <iterator>
#include <ranges>
#include <utility>

#include "server/base/json.h"

namespace liopep::insight {

BOOST_DESCRIBE_STRUCT(Totals, (), (breaks, repetitions, active_ms, held_ms, steps))

namespace {

/// Schema Statistics of api/openapi.yaml.
struct DayDocument {
  std::string date;
  std::int64_t breaks = 0;
  std::int64_t repetitions = 0;
  std::int64_t active_ms = 0;
  std::int64_t held_ms = 0;
  std::int64_t steps = 0;
};
BOOST_DESCRIBE_STRUCT(DayDocument, (), (date, breaks, repetitions, active_ms, held_ms, steps))

struct StatisticsDocument {
  Totals today;
  Totals week;
  std::int64_t streak_days = 0;
  std::vector<DayDocument> days;
};
BOOST_DESCRIBE_STRUCT(StatisticsDocument, (), (today, week, streak_days, days))

Day first_day(const Period& period) {
  return period.today - std::chrono::days(period.days - 1);
}

/// Days in a row at the end of `days`, of which the last is today or yesterday.
std::int64_t streak_within(std::span<const DayTotals> days, Day today) {
  Day expected = today;
  if (!days.empty() && days.back().day != today) expected -= std::chrono::days(1);
  std::int64_t streak = 0;
  for (const DayTotals& day : days | std::views::reverse) {
    if (day.day != expected) break;
    expected -= std::chrono::days(1);
    ++streak;
  }
  return streak;
}

}  // namespace

Day monday_of(Day day) {
  return day - (std::chrono::weekday{day} - std::chrono::Monday);
}

Statistics summarize(std::span<const DayTotals> days, const Period& period) {
  Statistics statistics;
  const Day monday = monday_of(period.today);
  for (const DayTotals& day : days) {
    if (day.day == period.today) statistics.today = day.totals;
    if (day.day >= monday) statistics.week += day.totals;
    if (day.day >= first_day(period)) statistics.days.push_back(day);
  }
  statistics.streak_days = streak_within(days, period.today);
  return statistics;
}

Result<Statistics> statistics_of(db::Transaction& transaction, const identity::Viewer& viewer,
                                 const Period& period) {
  const Day first = std::min(first_day(period), monday_of(period.today));
  const auto days = days_between(transaction, viewer.member(), first, period.today);
  if (!days) return std::unexpected(days.error());
  Statistics statistics = summarize(*days, period);

  // Only a streak over the whole span can go on before it.
  if (statistics.streak_days == 0 || days->front().day != first ||
      statistics.streak_days < std::ssize(*days)) {
    return statistics;
  }
  const auto before = streak_ending(transaction, viewer.member(), first - std::chrono::days(1));
  if (!before) return std::unexpected(before.error());
  statistics.streak_days += *before;
  return statistics;
}

std::string to_json(const Statistics& statistics) {
  StatisticsDocument document{statistics.today, statistics.week, statistics.streak_days, {}};
  document.days.reserve(statistics.days.size());
  for (const DayTotals& day : statistics.days) {
    document.days.push_back({to_text(day.day), day.totals.breaks, day.totals.repetitions,
                             day.totals.active_ms, day.totals.held_ms, day.totals.steps});
  }
  return json::write(document);
}

}  // namespace liopep::insight

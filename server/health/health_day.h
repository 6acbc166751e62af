#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/clock.h"
#include "server/base/day.h"
#include "server/base/error.h"

/// Daily totals that a member brought from a health app and chose to save (P11).
namespace liopep::health {

/// Names as in api/openapi.yaml and the table.
enum class HealthType { steps, distance_m, active_energy_kcal, flights, active_minutes };
enum class HealthSource { apple_health, google_fit, health_connect, fit, tcx, gpx };
enum class ConsentPurpose { own_statistics };

/// One total as the page sends it, not yet checked.
struct NewHealthDay {
  std::string day;
  HealthType type = HealthType::steps;
  std::int64_t value = 0;
};

/// What the member agrees to by saving.
struct GivenConsent {
  ConsentPurpose purpose = ConsentPurpose::own_statistics;
  std::int64_t version = 0;
};

/// The body of PUT /api/v1/health/days.
struct NewHealthDays {
  GivenConsent consent;
  HealthSource source = HealthSource::apple_health;
  std::vector<NewHealthDay> days;
};

/// A total that can be true.
struct HealthDay {
  Day day;
  HealthType type;
  std::int64_t value;
  HealthSource source;

  bool operator==(const HealthDay&) const = default;
};

/// What of one source is stored.
struct SavedSource {
  HealthSource source;
  std::int64_t days;  ///< with at least one total
  Day first;
  Day last;
};

/// The wording that the page shows now; another one has to be agreed to anew.
inline constexpr std::int64_t consent_version = 1;
/// Totals in one request.
inline constexpr std::size_t most_days = 1000;

/// Reads the body. Errors name the place.
[[nodiscard]] Result<NewHealthDays> read_new_health_days(std::string_view json);

/// Checks each total and whether a person can have done it in a day. Errors (all `invalid`, with
/// field): health.consent (another wording), health.too_many, health.out_of_range (detail says the
/// most), health.in_future, health.twice (a day and type again), input.date.
[[nodiscard]] Result<std::vector<HealthDay>> check(const NewHealthDays& input, UnixMillis now);

[[nodiscard]] std::string_view to_text(HealthType type);
[[nodiscard]] std::string_view to_text(HealthSource source);
[[nodiscard]] Result<HealthSource> parse_source(std::string_view text, std::string_view field);

/// The answer of GET /api/v1/health/days; `values` are as they are stored.
[[nodiscard]] std::string to_json(const std::vector<HealthDay>& days);
/// The answer of GET /api/v1/health/sources.
[[nodiscard]] std::string to_json(const std::vector<SavedSource>& sources);

}  // namespace liopep::health

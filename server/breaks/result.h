#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "server/base/clock.h"
#include "server/base/day.h"
#include "server/base/error.h"
#include "server/base/id.h"
#include "server/breaks/activity_catalog.h"

/// What was counted in one break.
namespace liopep::breaks {

/// Who counted.
enum class Source {
  camera,
  microphone,
  self_report,  ///< the guided mode without camera: the member says how many
  motion,       ///< the accelerometer of the phone
};

/// A result as the page sends it (schema NewResult of api/openapi.yaml), not yet checked.
struct NewResult {
  std::string id;
  std::string exercise;
  std::int64_t count = 0;
  std::int64_t half_count = 0;
  std::int64_t duration_ms = 0;
  std::int64_t started_at_ms = 0;
  std::string day;
  Source source = Source::camera;
  std::optional<std::int64_t> held_ms{};
  std::optional<std::int64_t> score{};
  std::optional<std::int64_t> steps{};
  std::optional<std::int64_t> distance_m{};
};

/// A result that can be true. Only `check` makes one from input.
struct BreakResult {
  ResultId id;
  std::string exercise;     ///< id of an activity
  std::int64_t count;       ///< full repetitions; of a hold: held long enough
  std::int64_t half_count;  ///< repetitions begun but not full
  std::int64_t duration_ms;
  UnixMillis started_at;
  Day day;  ///< the member's local date at the start
  Source source;
  std::optional<std::int64_t> held_ms{};     ///< of a hold: the time in position
  std::optional<std::int64_t> score{};       ///< of a game: points
  std::optional<std::int64_t> steps{};       ///< of a walk
  std::optional<std::int64_t> distance_m{};  ///< of a walk, where a step's length is known

  bool operator==(const BreakResult&) const = default;
};

/// Reads the body of POST /api/v1/results. Errors name the place.
[[nodiscard]] Result<NewResult> read_new_result(std::string_view json);

/// Checks each number and whether a person can have done it. Errors (all `invalid`, with field):
/// input.uuid, input.date, result.out_of_range, result.unknown_exercise, result.too_fast (detail
/// says the most that is possible), result.wrong_measure (a number that this activity does not
/// have, or lacks), result.in_future, result.too_old, result.day_mismatch.
[[nodiscard]] Result<BreakResult> check(const NewResult& input, const ActivityCatalog& catalog,
                                        UnixMillis now);

/// Schema Result of api/openapi.yaml.
[[nodiscard]] std::string to_json(const BreakResult& result);

}  // namespace liopep::breaks

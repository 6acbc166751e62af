#include "server/breaks/result.h"

#include <fmt/format.h>

#include <chrono>
#include <utility>

#include "server/base/json.h"

namespace liopep::breaks {

BOOST_DESCRIBE_ENUM(Source, camera, microphone, motion, self_report)
BOOST_DESCRIBE_STRUCT(NewResult, (),
                      (id, exercise, count, half_count, duration_ms, started_at_ms, day, source,
                       held_ms, score, steps, distance_m))

namespace {

using namespace std::chrono_literals;

constexpr std::int64_t max_count = 10'000;
constexpr std::int64_t max_score = 1'000'000;
constexpr std::int64_t max_steps = 30'000;
/// Longer ones are leaps.
constexpr std::int64_t longest_step_cm = 200;
constexpr std::int64_t min_duration_ms = 1'000;
constexpr std::int64_t max_duration_ms = 7'200'000;
/// Clocks of devices are off by minutes; a wrong date is another matter.
constexpr auto clock_skew = 5min;
/// How long a result may wait on a device without a network.
constexpr auto longest_wait = std::chrono::days(14);

Result<void> check_range(std::int64_t value, std::int64_t least, std::int64_t most,
                         std::string_view field) {
  if (value >= least && value <= most) return {};
  return fail(ErrorKind::invalid, "result.out_of_range",
              fmt::format("must be from {} to {}", least, most), std::string(field));
}

Result<void> check_ranges(const NewResult& input) {
  if (auto ok = check_range(input.count, 0, max_count, "/count"); !ok) return ok;
  if (auto ok = check_range(input.half_count, 0, max_count, "/half_count"); !ok) return ok;
  return check_range(input.duration_ms, min_duration_ms, max_duration_ms, "/duration_ms");
}

/// What was done cannot have been more than `most` in that time.
Result<void> check_most(std::int64_t value, std::int64_t most, std::string_view what,
                        std::string_view field, const NewResult& input) {
  if (value <= most) return {};
  return fail(ErrorKind::invalid, "result.too_fast",
              fmt::format("at most {} {} {} are possible in {:.1f} s, and {} were sent", most, what,
                          input.exercise, static_cast<double>(input.duration_ms) / 1000.0, value),
              std::string(field));
}

Result<void> check_absent(bool is_there, std::string_view field, const NewResult& input) {
  if (!is_there) return {};
  return fail(ErrorKind::invalid, "result.wrong_measure",
              fmt::format("must be left out: {} is not measured so", input.exercise),
              std::string(field));
}

Result<std::int64_t> check_present(const std::optional<std::int64_t>& value, std::string_view field,
                                   const NewResult& input) {
  if (value) return *value;
  return fail(ErrorKind::invalid, "result.wrong_measure",
              fmt::format("must be there: {} is measured so", input.exercise), std::string(field));
}

Result<void> check_no_steps(const NewResult& input) {
  if (auto ok = check_absent(input.steps.has_value(), "/steps", input); !ok) return ok;
  return check_absent(input.distance_m.has_value(), "/distance_m", input);
}

Result<void> check_repetitions(const NewResult& input, const Activity& activity) {
  auto ok = check_absent(input.held_ms.has_value(), "/held_ms", input);
  if (ok) ok = check_absent(input.score.has_value(), "/score", input);
  if (ok) ok = check_no_steps(input);
  if (!ok) return ok;
  return check_most(input.count, input.duration_ms / activity.shortest_repetition_ms,
                    "repetitions of", "/count", input);
}

Result<void> check_hold(const NewResult& input, const Activity& activity) {
  const auto held_ms = check_present(input.held_ms, "/held_ms", input);
  if (!held_ms) return std::unexpected(held_ms.error());
  auto ok = check_range(*held_ms, 0, input.duration_ms, "/held_ms");
  if (ok) ok = check_absent(input.score.has_value(), "/score", input);
  if (ok) ok = check_no_steps(input);
  if (!ok) return ok;
  return check_most(input.count, *held_ms / activity.hold_ms, "holds of", "/count", input);
}

Result<void> check_game(const NewResult& input, const Activity& activity) {
  const auto score = check_present(input.score, "/score", input);
  if (!score) return std::unexpected(score.error());
  auto ok = check_range(*score, 0, max_score, "/score");
  if (ok) ok = check_absent(input.held_ms.has_value(), "/held_ms", input);
  if (ok) ok = check_no_steps(input);
  if (ok) ok = check_range(input.count, 0, 0, "/count");
  if (ok) ok = check_range(input.half_count, 0, 0, "/half_count");
  if (!ok) return ok;
  constexpr std::int64_t minute_ms = 60'000;
  // Rounded up, so that the first seconds of a game may hold a point.
  const std::int64_t most =
      (input.duration_ms * activity.most_points_per_minute + minute_ms - 1) / minute_ms;
  return check_most(*score, most, "points in", "/score", input);
}

Result<void> check_walk(const NewResult& input, const Activity& activity) {
  const auto steps = check_present(input.steps, "/steps", input);
  if (!steps) return std::unexpected(steps.error());
  auto ok = check_range(*steps, 0, max_steps, "/steps");
  if (ok) ok = check_absent(input.held_ms.has_value(), "/held_ms", input);
  if (ok) ok = check_absent(input.score.has_value(), "/score", input);
  if (ok) ok = check_range(input.count, 0, 0, "/count");
  if (ok) ok = check_range(input.half_count, 0, 0, "/half_count");
  if (!ok) return ok;
  constexpr std::int64_t minute_ms = 60'000;
  const std::int64_t most = input.duration_ms * activity.most_steps_per_minute / minute_ms;
  if (ok = check_most(*steps, most, "steps of", "/steps", input); !ok) return ok;
  return check_range(input.distance_m.value_or(0), 0, *steps * longest_step_cm / 100,
                     "/distance_m");
}

Result<void> check_measures(const NewResult& input, const ActivityCatalog& catalog) {
  const Activity* activity = catalog.find(input.exercise);
  if (activity == nullptr) {
    return fail(ErrorKind::invalid, "result.unknown_exercise",
                "is not the id of an exercise or a game", "/exercise");
  }
  switch (activity->counting) {
    case Counting::repetitions:
      return check_repetitions(input, *activity);
    case Counting::hold:
      return check_hold(input, *activity);
    case Counting::points:
      return check_game(input, *activity);
    case Counting::steps:
      return check_walk(input, *activity);
  }
  return {};
}

/// In milliseconds as sent, since a wild number would overflow a time's arithmetic.
Result<void> check_start(std::int64_t started_at_ms, UnixMillis now) {
  if (started_at_ms > to_ms(now + clock_skew)) {
    return fail(ErrorKind::invalid, "result.in_future",
                "lies in the future; check the clock of the device", "/started_at_ms");
  }
  if (started_at_ms < to_ms(now - longest_wait)) {
    return fail(ErrorKind::invalid, "result.too_old", "must not be more than 14 days ago",
                "/started_at_ms");
  }
  return {};
}

Result<Day> check_day(std::string_view text, UnixMillis started_at) {
  const auto day = parse_day(text, "/day");
  if (!day) return day;
  // Local time is from UTC-12 to UTC+14, so a local date is at most one day from the UTC date.
  if (std::chrono::abs(*day - utc_day(started_at)) <= std::chrono::days(1)) return day;
  return fail(ErrorKind::invalid, "result.day_mismatch",
              "must be the local date at started_at_ms, so at most one day from its UTC date",
              "/day");
}

}  // namespace

Result<NewResult> read_new_result(std::string_view json) {
  return liopep::json::read<NewResult>(json);
}

Result<BreakResult> check(const NewResult& input, const ActivityCatalog& catalog, UnixMillis now) {
  auto id = parse_uuid(input.id, "/id");
  if (!id) return std::unexpected(std::move(id.error()));
  auto plausible = check_ranges(input);
  if (plausible) plausible = check_measures(input, catalog);
  if (plausible) plausible = check_start(input.started_at_ms, now);
  if (!plausible) return std::unexpected(std::move(plausible.error()));
  const UnixMillis started_at = from_ms(input.started_at_ms);
  auto day = check_day(input.day, started_at);
  if (!day) return std::unexpected(std::move(day.error()));
  return BreakResult{ResultId(std::move(*id)),
                     input.exercise,
                     input.count,
                     input.half_count,
                     input.duration_ms,
                     started_at,
                     *day,
                     input.source,
                     input.held_ms,
                     input.score,
                     input.steps,
                     input.distance_m};
}

std::string to_json(const BreakResult& result) {
  return liopep::json::write(
      NewResult{result.id.text(), result.exercise, result.count, result.half_count,
                result.duration_ms, to_ms(result.started_at), to_text(result.day), result.source,
                result.held_ms, result.score, result.steps, result.distance_m});
}

}  // namespace liopep::breaks

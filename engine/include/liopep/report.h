#pragma once

#include <array>
#include <cstdint>

#include "liopep/exercise.h"
#include "liopep/landmarks.h"

namespace liopep::engine {

/// Is the person placed so that the exercise can be counted?
enum class Framing : std::uint8_t { nobody, partly, ready };

/// Where in a repetition the person is.
enum class Phase : std::uint8_t {
  waiting,  ///< not yet seen at rest
  rest,
  going,  ///< from rest towards full
  full,   ///< full position reached
  back,   ///< on the way back to rest
};

enum class EventKind : std::uint8_t {
  repetition,       ///< a whole repetition ended
  half_repetition,  ///< back at rest without having reached full
  form,             ///< a check of the form is not met, and has not been for a moment
  safe_range,       ///< the body is further than is safe, and has been for a moment
  hold_began,       ///< the position has been held long enough to be a hold
  hold_done,        ///< held for the exercise's `hold_ms`; the hold goes on
  hold_ended,       ///< the position was left, or the person lost
  lost,             ///< the person can no longer be followed; a repetition under way is void
  found,            ///< a person can be followed (again)
  once_more,        ///< a whole repetition ended that counts with a second one like it
};

struct MovementEvent {
  EventKind kind = EventKind::repetition;
  Side side = Side::both;   ///< `both` too where a side has no meaning
  std::uint8_t index = 0;   ///< form only: place of the check in the file
  std::uint32_t count = 0;  ///< running number: whole repetitions, half ones, holds done
  double t_ms = 0;
  float duration_ms = 0;  ///< of the repetition; of the hold so far
  float there_ms = 0;     ///< repetitions only: from rest until it was all but deepest
  float back_ms = 0;      ///< repetitions only: from there to where it was counted
  float depth = 0;        ///< repetitions only: deepest point, 0..1
};

/// More than can happen at once: three of a repetition or hold, lost, found, all checks of two
/// sides.
inline constexpr int kMaxEvents = 16;

struct Tally {
  std::uint32_t count = 0;  ///< whole repetitions; of a hold: how often it was held long enough
  std::uint32_t half_count = 0;
  std::uint32_t left_count = 0;   ///< of `count`, those of the left side alone
  std::uint32_t right_count = 0;  ///< those of the right side alone
  double held_ms = 0;             ///< time in position, over all holds
};

/// What one frame became. Where each side is followed by itself, `phase` and `depth` are those of
/// the side that is further.
struct MovementReport {
  double t_ms = 0;
  bool somebody = false;
  Landmarks landmarks;  ///< smoothed; meaningless when nobody is there
  Framing framing = Framing::nobody;
  BodyParts missing = 0;  ///< needed parts that are not in view
  Phase phase = Phase::waiting;
  float depth = 0;  ///< 0 at rest, 1 at the full position
  std::uint8_t event_count = 0;
  std::array<MovementEvent, kMaxEvents> events{};
  Tally tally;
};

}  // namespace liopep::engine

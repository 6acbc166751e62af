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
  lost,             ///< the person can no longer be followed; a repetition under way is void
  found,            ///< a person can be followed (again)
};

struct MovementEvent {
  EventKind kind = EventKind::repetition;
  std::uint32_t count = 0;  ///< running number of this kind: repetitions or half repetitions
  double t_ms = 0;
  float duration_ms = 0;  ///< repetitions only
  float depth = 0;        ///< deepest point, 0..1
};

inline constexpr int kMaxEvents = 4;

struct Tally {
  std::uint32_t count = 0;
  std::uint32_t half_count = 0;
};

/// What one frame became.
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

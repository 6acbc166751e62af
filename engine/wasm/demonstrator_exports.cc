// The person who shows an exercise, as the page asks for them. web/src/engine/demonstrator.ts is
// the other side of this door.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "liopep/demonstrator.h"

#define LIOPEP_EXPORT(name) extern "C" __attribute__((export_name(#name)))

extern "C" char* liopep_text();
extern "C" std::uint32_t liopep_text_capacity();

namespace {

using namespace liopep::engine;

/// How long the page shows a pose that is held; nobody wants to watch half a minute of it.
constexpr float kShownHold_ms = 1600;

/// A seat as the page reads it: 34 words, little-endian.
struct WireSeat {
  std::uint32_t kind;
  float floor_y;
  std::array<DrawnPoint, 4> corners;
  std::array<DrawnPoint, 4> feet;
  std::array<DrawnPoint, 2> back;
  std::array<std::array<DrawnPoint, 3>, 2> wheels;
};
static_assert(sizeof(WireSeat) == 34 * 4 && offsetof(WireSeat, wheels) == 22 * 4);

Demonstration demonstration{Demonstrator{}, Turns::same_side};
std::uint32_t sides = 1;
Landmarks landmarks;
WireSeat wire_seat;

}  // namespace

/// Takes the exercise whose file is in the text buffer (`liopep_text`). 1 when it was understood;
/// else 0, and what was shown before stays.
LIOPEP_EXPORT(liopep_demonstrator_start)
std::uint32_t liopep_demonstrator_start(std::uint32_t length) {
  Exercise exercise;
  ContentError error;
  if (length > liopep_text_capacity()) return 0;
  if (!read_exercise(std::string_view(liopep_text(), length), exercise, error)) return 0;
  const Turns turns = turns_of(exercise);
  const float hold_ms = exercise.counting == Counting::hold ? kShownHold_ms : 0;
  demonstration = Demonstration(exercise.demonstrator, turns, hold_ms);
  sides = turns == Turns::other_side ? 2 : 1;
  return 1;
}

/// Length of one repetition, and a moment of it at which the furthest pose is reached.
LIOPEP_EXPORT(liopep_demonstrator_repetition_ms) double liopep_demonstrator_repetition_ms() {
  return demonstration.repetition_ms();
}
LIOPEP_EXPORT(liopep_demonstrator_furthest_ms) double liopep_demonstrator_furthest_ms() {
  return demonstration.furthest_ms();
}

/// How many repetitions it takes until each side has been shown: 1 or 2.
LIOPEP_EXPORT(liopep_demonstrator_sides) std::uint32_t liopep_demonstrator_sides() {
  return sides;
}

/// 33 landmarks of four floats (x, y, z, visibility) at a moment, in a square picture.
LIOPEP_EXPORT(liopep_demonstrator_landmarks)
const LandmarkPoint* liopep_demonstrator_landmarks(double t_ms) {
  landmarks = demonstration.landmarks_at(t_ms);
  return landmarks.points.data();
}

/// The seat and the floor in the same picture.
LIOPEP_EXPORT(liopep_demonstrator_seat) const void* liopep_demonstrator_seat() {
  const DrawnSeat seat = demonstration.seat();
  wire_seat = {static_cast<std::uint32_t>(seat.seat),
               seat.floor_y,
               seat.corners,
               seat.feet,
               seat.back,
               seat.wheels};
  return &wire_seat;
}

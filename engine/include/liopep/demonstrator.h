#pragma once

#include <array>
#include <cstdint>

#include "liopep/exercise.h"
#include "liopep/landmarks.h"
#include "liopep/posture.h"

namespace liopep::engine {

/// Whether every repetition is the same, or the next one is on the other side.
enum class Turns : std::uint8_t { same_side, other_side };

/// By the side rule: where each side's repetitions count, both are shown.
Turns turns_of(const Exercise& exercise);

/// A point of the picture that a demonstration is drawn in: x and y in 0..1, y downwards.
struct DrawnPoint {
  float x = 0;
  float y = 0;
};

/// The chair, wheelchair or mat of a demonstration, and the floor.
struct DrawnSeat {
  Seat seat = Seat::none;
  float floor_y = 1;
  /// Corners of the seat or mat, from the front left one clockwise as seen from above.
  std::array<DrawnPoint, 4> corners{};
  std::array<DrawnPoint, 4> feet{};  ///< below the corners, on the floor
  std::array<DrawnPoint, 2> back{};  ///< upper ends of the back, left and right
  /// A wheel on each side: its middle, its highest and its foremost point.
  std::array<std::array<DrawnPoint, 3>, 2> wheels{};
};

/// Somebody who shows an exercise, from the key poses of its file: one repetition after the other,
/// smooth in between, in a square picture that holds the whole body, arms up or lying.
///
/// The same time gives the same bits natively and as WebAssembly.
class Demonstration {
 public:
  /// Every repetition stays at its furthest pose for `hold_ms`, as one that is held does.
  Demonstration(const Demonstrator& demonstrator, Turns turns, float hold_ms = 0);
  /// As the exercise is to be done: its turns, and a hold for a little longer than it should last.
  explicit Demonstration(const Exercise& exercise);

  /// How long one repetition takes.
  double repetition_ms() const;
  /// How many have ended after `t_ms` from the start.
  std::uint32_t repetitions_after(double t_ms) const;
  /// A moment of the first repetition at which its furthest pose is reached.
  double furthest_ms() const;

  Posture posture_at(double t_ms) const;
  Landmarks landmarks_at(double t_ms) const;
  DrawnSeat seat() const;

 private:
  float part_at(double t_ms) const;

  Demonstrator demonstrator_;
  Turns turns_ = Turns::same_side;
  float hold_ms_ = 0;
  int furthest_ = 0;  ///< of the poses
};

}  // namespace liopep::engine

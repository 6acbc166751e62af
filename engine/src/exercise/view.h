#pragma once

#include "liopep/exercise.h"
#include "liopep/landmarks.h"

namespace liopep::engine {

/// Decides which landmarks can be seen: believed by the model and inside the picture, with
/// hysteresis so that a point at the edge does not flicker.
class View {
 public:
  void update(const Landmarks& landmarks);

  /// The parts that cannot be seen now on one side or both.
  BodyParts missing(BodyParts parts, SidesInView sides) const;

  /// The parts of `exercise.needs` that cannot be seen now.
  BodyParts missing(const Exercise& exercise) const {
    return missing(exercise.needs, exercise.sides_in_view);
  }

  /// Can all of `parts` be seen on one side of the body?
  bool sees(BodyParts parts, Side side) const;

  void reset() { seen_.fill(false); }

 private:
  bool sees(BodyPart part, SidesInView sides) const;
  std::array<bool, kLandmarkCount> seen_{};
};

}  // namespace liopep::engine

#pragma once

#include "exercise/body_scale.h"
#include "liopep/landmarks.h"

namespace liopep::engine {

/// By how much the camera is rolled, learned from the person at rest, and the picture as a level
/// camera would have it.
///
/// A trunk tells it by its own line and by the line across it; what rolls the one without the other
/// is a lean, a raised shoulder or a body seen at an angle from above, not the camera. Where the
/// hips cannot be seen the head stands for the trunk.
class Level {
 public:
  /// Takes one frame of somebody at rest; `sees_hips`: in the picture and believed.
  void learn(const Landmarks& landmarks, const BodyScale& scale, bool sees_hips, float dt_s);

  /// Degrees that the picture is rolled, clockwise as one looks at it; 0 within what people do.
  float roll_deg() const { return roll_deg_; }

  /// `landmarks` before a camera that is not rolled.
  Landmarks levelled(const Landmarks& landmarks) const;

 private:
  float trunk_deg_ = 0;  ///< its line, or that across the head
  float shoulders_deg_ = 0;
  float learned_s_ = 0;
  float roll_deg_ = 0;
  float sine_ = 0;
  float cosine_ = 1;
};

}  // namespace liopep::engine

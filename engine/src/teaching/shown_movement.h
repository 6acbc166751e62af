#pragma once

#include <array>

#include "exercise/body_scale.h"
#include "liopep/landmarks.h"
#include "recognition/posture_features.h"

namespace liopep::engine {

inline constexpr int kShownTimes = 3;

/// Three repetitions of a movement at their turning points.
struct ShownMovement {
  struct Moment {
    Landmarks landmarks;
    PostureFeatures features;
    BodyScale scale;  ///< of the person, as learned by then
  };
  std::array<Moment, kShownTimes + 1> rests;  ///< before, between and after
  std::array<Moment, kShownTimes> fulls;
  float period_ms = 0;  ///< of one repetition
};

}  // namespace liopep::engine

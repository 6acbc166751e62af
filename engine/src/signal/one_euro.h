#pragma once

#include "liopep/landmarks.h"

namespace liopep::engine {

/// One-Euro filter (Casiez, Roussel, Vogel, CHI 2012) over all landmarks: strong smoothing at
/// rest, little delay in movement. Speeds are measured in body sizes a second, so that a person far
/// from the camera is smoothed like one who is near.
class LandmarkFilter {
 public:
  /// Smooths `landmarks` in place. `dt_s` since the last frame; `body_size` in picture heights.
  void smooth(Landmarks& landmarks, float dt_s, float body_size);

  void reset() { primed_ = false; }

 private:
  static constexpr std::size_t kAxes = 3;
  bool primed_ = false;
  std::array<float, kLandmarkCount * kAxes> value_{};
  std::array<float, kLandmarkCount * kAxes> speed_{};
};

}  // namespace liopep::engine

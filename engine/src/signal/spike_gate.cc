#include "signal/spike_gate.h"

#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr float kLeap = 0.3F;        ///< body sizes
constexpr float kFastest_per_s = 5;  ///< body sizes a second; a quick step

bool is_arm(std::size_t index) {
  return index >= static_cast<std::size_t>(Landmark::left_elbow) &&
         index <= static_cast<std::size_t>(Landmark::right_thumb);
}

}  // namespace

void SpikeGate::hold_spikes(Landmarks& landmarks, float dt_s, float body_size) {
  const float leap = larger(kLeap, kFastest_per_s * dt_s) * body_size;
  for (std::size_t i = 0; i < kLandmarkCount && primed_; ++i) {
    LandmarkPoint& now = landmarks.points[i];
    const LandmarkPoint& before = before_.points[i];
    const float x = (now.x - before.x) * landmarks.aspect;
    const float y = now.y - before.y;
    const bool leaps = !is_arm(i) && x * x + y * y > leap * leap;
    held_[i] = leaps && !held_[i];
    if (held_[i]) {
      now.x = before.x;
      now.y = before.y;
    }
  }
  primed_ = true;
  before_ = landmarks;
}

}  // namespace liopep::engine

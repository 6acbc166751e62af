#include "recognition/recent_frames.h"

namespace liopep::engine {
namespace {

constexpr double kApart_ms = 25;  ///< 40 a second are enough to count by

}  // namespace

void RecentFrames::keep(double t_ms, const Landmarks* landmarks) {
  if (kept_ > 0) {
    const double since_ms = t_ms - frames_[(first_ + kept_ - 1) % kFrames].t_ms;
    if (since_ms < 0) kept_ = 0;  // the camera's clock started anew
    if (since_ms >= 0 && since_ms < kApart_ms) return;
  }
  if (kept_ == kFrames) {
    first_ = (first_ + 1) % kFrames;
    --kept_;
  }
  Frame& frame = frames_[(first_ + kept_++) % kFrames];
  frame.t_ms = t_ms;
  frame.somebody = landmarks != nullptr;
  if (landmarks != nullptr) frame.landmarks = *landmarks;
}

}  // namespace liopep::engine

#include "exercise/hold.h"

#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr double kWobble_ms = 700;
constexpr double kLongestFrame_ms = 1000;
/// How far the depth may sink below `full_above` in position: arms grow heavy.
constexpr float kSag = 0.1F;

}  // namespace

HoldStep HoldFinder::step(const Exercise& exercise, double t_ms, float depth) {
  HoldStep step;
  const float before_ms = held_ms_;
  if (is_in_position(exercise, depth)) {
    take_position(t_ms);
  } else {
    if (has_position_ && t_ms - last_in_ms_ > kWobble_ms) step = leave();
    const bool at_rest = depth <= exercise.phases.rest_below;
    if (at_rest || phase_ != Phase::waiting) phase_ = at_rest ? Phase::rest : Phase::going;
  }
  last_ms_ = t_ms;
  if (!has_position_) return step;
  if (!began_ && held_ms_ >= exercise.shortest_repetition_ms) {
    began_ = step.began = true;
    step.added_ms = held_ms_;
  } else if (began_) {
    step.added_ms = held_ms_ - before_ms;
  }
  if (began_ && !done_ && held_ms_ >= exercise.hold_ms) done_ = step.done = true;
  step.duration_ms = held_ms_;
  return step;
}

HoldStep HoldFinder::interrupt() {
  phase_ = Phase::waiting;
  return leave();
}

bool HoldFinder::is_in_position(const Exercise& exercise, float depth) const {
  return depth >= exercise.phases.full_above - (has_position_ ? kSag : 0);
}

void HoldFinder::take_position(double t_ms) {
  const bool was_in = has_position_ && last_in_ms_ == last_ms_;
  if (was_in) {
    const double frame_ms = t_ms - last_ms_;
    held_ms_ += static_cast<float>(frame_ms < kLongestFrame_ms ? frame_ms : kLongestFrame_ms);
  }
  has_position_ = true;
  last_in_ms_ = t_ms;
  phase_ = Phase::full;
}

HoldStep HoldFinder::leave() {
  const HoldStep step = {.ended = began_, .duration_ms = held_ms_};
  began_ = done_ = has_position_ = false;
  held_ms_ = 0;
  return step;
}

}  // namespace liopep::engine

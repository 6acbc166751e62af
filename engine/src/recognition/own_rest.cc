#include "recognition/own_rest.h"

#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr float kFalls_s = 0.15F;
constexpr float kRises_s = 5;
// From below or above, feet, thighs and a bow look as if they were half under way; what goes
// towards the camera looks further by as much as depths are too deep.
constexpr float kLeastFirst = -1.3F;
constexpr float kMostFirst = 2;
constexpr float kMost = 0.35F;  ///< where somebody gets to later may be another movement
// Heads are held aslant by half of what they tilt.
constexpr float kMostBetween = 0.7F;
constexpr float kMostLater = 0.45F;  ///< further away may be the other side's full position
constexpr float kNear = 0.25F;
constexpr float kFollows_s = 2;
constexpr float kStill = 0.12F;
// A turn that is held may be as still for as long as a repetition pauses.
constexpr float kStillFor_s = 1.5F;
constexpr float kStillUnderWay_s = 2.5F;

}  // namespace

void OwnRest::follow_down(float depth, float dt_s, bool is_under_way) {
  if (is_under_way) return;
  if (!is_known_) rest_ = first_ = clamped(depth, kLeastFirst, kMostFirst);
  is_known_ = true;
  const float time_s = depth < rest_ ? kFalls_s : kRises_s;
  rest_ += (depth - rest_) * dt_s / (dt_s + time_s);
  rest_ = clamped(rest_, smaller(first_, -kMost), larger(first_, kMost));
}

bool OwnRest::follow_between(float depth, float dt_s, bool is_under_way) {
  const bool stays = is_still(depth, dt_s);
  if (!is_known_) rest_ = clamped(depth, -kMostBetween, kMostBetween);
  is_known_ = true;
  if (absolute(depth - rest_) < kNear) {
    rest_ += (depth - rest_) * dt_s / (dt_s + kFollows_s);
    rest_ = clamped(rest_, -kMostBetween, kMostBetween);
    return false;
  }
  if (!stays || still_s_ < (is_under_way ? kStillUnderWay_s : kStillFor_s)) return false;
  if (absolute(still_) > kMostLater || absolute(still_ - rest_) < kNear) return false;
  rest_ = still_;
  return true;
}

bool OwnRest::is_still(float depth, float dt_s) {
  if (absolute(depth - still_) <= kStill) {
    still_s_ += dt_s;
    return true;
  }
  still_ = depth;
  still_s_ = 0;
  return false;
}

}  // namespace liopep::engine

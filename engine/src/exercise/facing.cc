#include "exercise/facing.h"

#include "geometry/body.h"
#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr float kRise_s = 0.3F;
constexpr float kFall_s = 20;
constexpr float kDepth_s = 0.7F;
constexpr float kTurned = 0.3F;  ///< sine of a turn from which depths are learned
constexpr float kScale_s = 4;
constexpr float kSure = 2.5F;  ///< a turn is at most so many times what the depths say

}  // namespace

void Facing::update(const Landmarks& landmarks, float dt_s) {
  const BodyPoint left = point_of(landmarks, BodyPart::shoulders, Side::left);
  const BodyPoint right = point_of(landmarks, BodyPart::shoulders, Side::right);
  const float breadth = distance_between(left, right);
  if (breadth_ == 0) breadth_ = breadth;
  const float time_s = breadth > breadth_ ? kRise_s : kFall_s;
  breadth_ += (breadth - breadth_) * dt_s / (dt_s + time_s);
  const float unit = larger(breadth_, 1e-3F);
  const float nearer = clamped((left.z - right.z) / unit, -1, 1);
  nearer_ += (nearer - nearer_) * dt_s / (dt_s + kDepth_s);
  const float part = smaller(breadth / unit, 1);
  const float aside = smaller(square_root(1 - part * part), kSure * absolute(nearer_));
  turned_deg_ = direction_deg(nearer_ < 0 ? -aside : aside, part);
  along_ = cosine(turned_deg_);
  aside_ = sine(turned_deg_);
  learn_depth(aside, dt_s);
}

/// Shoulders that are turned tell how deep the model makes what it sees.
void Facing::learn_depth(float aside, float dt_s) {
  if (aside < kTurned || absolute(nearer_) < kTurned / kSure) return;
  const float depth = clamped(aside / absolute(nearer_), 1 / kSure, kSure);
  depth_ += (depth - depth_) * dt_s / (dt_s + kScale_s);
}

float Facing::to_left(const BodyPoint& from, const BodyPoint& to) const {
  return (to.x - from.x) * along_ + depth_ * (to.z - from.z) * aside_;
}

}  // namespace liopep::engine

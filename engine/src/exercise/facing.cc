#include "exercise/facing.h"

#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr float kRise_s = 1;
constexpr float kFall_s = 20;
constexpr float kBreadth_s = 0.4F;
constexpr float kDepth_s = 0.7F;
constexpr float kSure = 2;  ///< a turn is at most so many times what the depths say
// What trembles looks turned a little; from the second on a turn is believed as it is.
constexpr float kTrembling_deg = 14;
constexpr float kTurned_deg = 28;
constexpr float kLeastTurn = 0.3F;  ///< its sine, from which depths are learned
constexpr float kScale_s = 4;

void approach(float& value, float target, float dt_s, float time_s) {
  value += (target - value) * dt_s / (dt_s + time_s);
}

float believed_deg(float seen_deg) {
  if (seen_deg >= kTurned_deg) return seen_deg;
  return larger(0, seen_deg - kTrembling_deg) * kTurned_deg / (kTurned_deg - kTrembling_deg);
}

}  // namespace

void Facing::update(const Landmarks& landmarks, float dt_s) {
  const BodyPoint left = point_of(landmarks, BodyPart::shoulders, Side::left);
  const BodyPoint right = point_of(landmarks, BodyPart::shoulders, Side::right);
  const float now = distance_between(left, right);
  if (breadth_ == 0) breadth_ = seen_ = now;
  approach(seen_, now, dt_s, kBreadth_s);
  approach(breadth_, seen_, dt_s, seen_ > breadth_ ? kRise_s : kFall_s);
  const float unit = larger(breadth_, 1e-3F);
  approach(nearer_, clamped((left.z - right.z) / unit, -1, 1), dt_s, kDepth_s);
  const float part = smaller(seen_ / unit, 1);
  const float aside = smaller(square_root(1 - part * part), kSure * absolute(nearer_));
  const float deg = believed_deg(direction_deg(aside, part));
  turned_deg_ = nearer_ < 0 ? -deg : deg;
  along_ = cosine(turned_deg_);
  aside_ = sine(turned_deg_);
  learn_depth(aside, dt_s);
}

/// Shoulders that are turned tell how deep the model makes what it sees.
void Facing::learn_depth(float aside, float dt_s) {
  if (aside < kLeastTurn) return;
  const float nearer = larger(absolute(nearer_), kLeastTurn / kSure);
  approach(depth_, clamped(aside / nearer, 1 / kSure, kSure), dt_s, kScale_s);
}

float Facing::to_left(const BodyPoint& from, const BodyPoint& to) const {
  return (to.x - from.x) * along_ + depth_ * (to.z - from.z) * aside_;
}

}  // namespace liopep::engine

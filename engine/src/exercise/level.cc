#include "exercise/level.h"

#include "geometry/body.h"
#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr float kMost_deg = 15;
constexpr float kOwn_deg = 2;  ///< nobody stands quite straight
constexpr float kFollow_s = 6;
constexpr float kFacing = 0.75F;  ///< of the breadth of the shoulders, seen at least

/// Along a pair from right to left, in degrees from level.
float slope_deg(const BodyPoint& right, const BodyPoint& left) {
  return direction_deg(left.y - right.y, left.x - right.x);
}

float slope_of(const Landmarks& landmarks, BodyPart pair) {
  return slope_deg(point_of(landmarks, pair, Side::right), point_of(landmarks, pair, Side::left));
}

/// Of the line from the hips to the shoulders, in degrees from upright.
float trunk_deg_of(const Landmarks& landmarks) {
  const BodyPoint hips = middle_of(landmarks, BodyPart::hips);
  const BodyPoint shoulders = middle_of(landmarks, BodyPart::shoulders);
  return direction_deg(shoulders.x - hips.x, hips.y - shoulders.y);
}

/// What two lines have in common.
float common(float a, float b) {
  if ((a < 0) != (b < 0)) return 0;
  return absolute(a) < absolute(b) ? a : b;
}

}  // namespace

void Level::learn(const Landmarks& landmarks, const BodyScale& scale, bool sees_hips, float dt_s) {
  // From the side or from behind nothing is upright or level.
  const float breadth = point_of(landmarks, BodyPart::shoulders, Side::left).x -
                        point_of(landmarks, BodyPart::shoulders, Side::right).x;
  if (breadth < kFacing * scale.length(BodyUnit::shoulders)) return;
  const float trunk_deg = sees_hips ? trunk_deg_of(landmarks) : slope_of(landmarks, BodyPart::ears);
  const float shoulders_deg = slope_of(landmarks, BodyPart::shoulders);
  if (absolute(trunk_deg) > 2 * kMost_deg || absolute(shoulders_deg) > 2 * kMost_deg) return;
  learned_s_ = smaller(learned_s_ + dt_s, kFollow_s);
  const float part = dt_s / learned_s_;
  trunk_deg_ += part * (trunk_deg - trunk_deg_);
  shoulders_deg_ += part * (shoulders_deg - shoulders_deg_);
  const float seen_deg = clamped(common(trunk_deg_, shoulders_deg_), -kMost_deg, kMost_deg);
  const float own_deg = clamped(seen_deg, -kOwn_deg, kOwn_deg);
  roll_deg_ = seen_deg - own_deg;
  sine_ = sine(roll_deg_);
  cosine_ = cosine(roll_deg_);
}

Landmarks Level::levelled(const Landmarks& landmarks) const {
  Landmarks level = landmarks;
  if (roll_deg_ == 0) return level;
  for (LandmarkPoint& point : level.points) {
    const float x = (point.x - 0.5F) * landmarks.aspect;
    const float y = point.y - 0.5F;
    point.x = 0.5F + (cosine_ * x + sine_ * y) / landmarks.aspect;
    point.y = 0.5F + cosine_ * y - sine_ * x;
  }
  return level;
}

}  // namespace liopep::engine

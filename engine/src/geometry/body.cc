#include "geometry/body.h"

#include <array>

#include "geometry/trigonometry.h"

namespace liopep::engine {

Landmark landmark_of(BodyPart part, Side side) {
  struct Pair {
    Landmark left, right;
  };
  static constexpr std::array<Pair, kBodyPartCount> kPairs = {{
      {Landmark::nose, Landmark::nose},
      {Landmark::left_shoulder, Landmark::right_shoulder},
      {Landmark::left_elbow, Landmark::right_elbow},
      {Landmark::left_wrist, Landmark::right_wrist},
      {Landmark::left_hip, Landmark::right_hip},
      {Landmark::left_knee, Landmark::right_knee},
      {Landmark::left_ankle, Landmark::right_ankle},
      {Landmark::left_ear, Landmark::right_ear},
      {Landmark::left_eye, Landmark::right_eye},
      {Landmark::mouth_left, Landmark::mouth_right},
      {Landmark::left_index, Landmark::right_index},
      {Landmark::left_pinky, Landmark::right_pinky},
      {Landmark::left_thumb, Landmark::right_thumb},
      {Landmark::left_heel, Landmark::right_heel},
      {Landmark::left_foot_index, Landmark::right_foot_index},
  }};
  const Pair& pair = kPairs[static_cast<std::size_t>(part)];
  return side == Side::left ? pair.left : pair.right;
}

BodyPoint point_of(const Landmarks& landmarks, BodyPart part, Side side) {
  if (side == Side::both) return middle_of(landmarks, part);
  const LandmarkPoint& point = landmarks[landmark_of(part, side)];
  return {point.x * landmarks.aspect, point.y, point.visibility, point.z * landmarks.aspect};
}

BodyPoint middle_of(const Landmarks& landmarks, BodyPart part) {
  const BodyPoint left = point_of(landmarks, part, Side::left);
  const BodyPoint right = point_of(landmarks, part, Side::right);
  return {(left.x + right.x) / 2, (left.y + right.y) / 2,
          smaller(left.visibility, right.visibility), (left.z + right.z) / 2};
}

float distance_between(const BodyPoint& a, const BodyPoint& b) {
  const float x = a.x - b.x;
  const float y = a.y - b.y;
  return square_root(x * x + y * y);
}

float angle_at_deg(const BodyPoint& from, const BodyPoint& at, const BodyPoint& to) {
  const float lengths = distance_between(from, at) * distance_between(to, at);
  if (lengths < 1e-9F) return 180;
  const float dot = (from.x - at.x) * (to.x - at.x) + (from.y - at.y) * (to.y - at.y);
  return arc_cosine_deg(dot / lengths);
}

float seen_mean(float left, float left_visibility, float right, float right_visibility) {
  // Squared: a far side that the model only guesses should hardly pull.
  const float left_weight = left_visibility * left_visibility + 1e-4F;
  const float right_weight = right_visibility * right_visibility + 1e-4F;
  return (left * left_weight + right * right_weight) / (left_weight + right_weight);
}

}  // namespace liopep::engine

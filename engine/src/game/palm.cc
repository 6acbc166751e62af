#include "game/palm.h"

#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

/// Middle of the palm beyond the wrist, in forearms: hand 0.108 of stature and its palm's middle
/// half way, forearm 0.157 (Winter 2009, segment lengths by stature).
constexpr float kPalmBeyondWrist = 0.25F;
constexpr float kBelieved = 0.5F;

}  // namespace

PalmPoint palm_of(const Landmarks& landmarks, Side side) {
  const bool left = side == Side::left;
  const LandmarkPoint& elbow = landmarks[left ? Landmark::left_elbow : Landmark::right_elbow];
  const LandmarkPoint& wrist = landmarks[left ? Landmark::left_wrist : Landmark::right_wrist];
  const LandmarkPoint& index = landmarks[left ? Landmark::left_index : Landmark::right_index];
  const LandmarkPoint& pinky = landmarks[left ? Landmark::left_pinky : Landmark::right_pinky];
  // The knuckles of index and little finger are a little nearer to the wrist than the other two.
  constexpr float kTowardsKnuckles = 0.8F;
  const float knuckles_x = (index.x + pinky.x) / 2;
  const float knuckles_y = (index.y + pinky.y) / 2;
  const float believed = smaller(index.visibility, pinky.visibility) / kBelieved;
  const float by_hand = clamped(believed, 0, 1);
  const float elbow_weight = elbow.visibility >= kBelieved ? kPalmBeyondWrist : 0;
  const float by_hand_x = (knuckles_x - wrist.x) * kTowardsKnuckles;
  const float by_hand_y = (knuckles_y - wrist.y) * kTowardsKnuckles;
  const float by_arm_x = (wrist.x - elbow.x) * elbow_weight;
  const float by_arm_y = (wrist.y - elbow.y) * elbow_weight;
  return {wrist.x + by_arm_x + (by_hand_x - by_arm_x) * by_hand,
          wrist.y + by_arm_y + (by_hand_y - by_arm_y) * by_hand, wrist.visibility};
}

PalmPoint palm_of(const HandLandmarks& hand) {
  constexpr std::array<std::size_t, 5> kPalm = {0, 5, 9, 13, 17};  // wrist, knuckles
  PalmPoint palm;
  for (const std::size_t i : kPalm) {
    palm.x += hand.points[i].x / kPalm.size();
    palm.y += hand.points[i].y / kPalm.size();
  }
  palm.visibility = is_finite(palm.x) && is_finite(palm.y) ? 1.0F : 0.0F;
  return palm;
}

}  // namespace liopep::engine

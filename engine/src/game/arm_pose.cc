#include "game/arm_pose.h"

namespace liopep::engine {
namespace {

constexpr float kFree_deg = 10;
constexpr float kLost_deg = 55;

constexpr std::array<ArmPose, kPoseCount> kPoses = {{
    {{{{90, 90}, {90, 90}}}},      // wings
    {{{{90, 180}, {90, 180}}}},    // goal posts
    {{{{135, 135}, {135, 135}}}},  // a big V
    {{{{165, 175}, {165, 175}}}},  // the sky
    {{{{90, 10}, {90, 10}}}},      // scarecrow
    {{{{120, 225}, {120, 225}}}},  // hands to the head
    {{{{130, 165}, {130, 165}}}},  // a tree
    {{{{60, 160}, {60, 160}}}},    // cactus
    {{{{90, 180}, {90, 10}}}},     // robot
    {{{{165, 175}, {90, 90}}}},    // signal
    {{{{120, 120}, {60, 60}}}},    // aeroplane turning
    {{{{90, 90}, {90, 180}}}},     // turn here
    {{{{135, 135}, {90, 10}}}},    // fountain
    {{{{120, 225}, {90, 90}}}},    // hello there
    {{{{150, 165}, {60, 160}}}},   // star dance
    {{{{90, 260}, {90, 90}}}},     // archer
}};

float fit_of_limb(Spot from, Spot to, Spot wanted, float full_length) {
  const Spot limb = to - from;
  const float length = length_of(limb);
  if (length < 1e-4F) return 0;
  const float error_deg = arc_cosine_deg(dot(limb, wanted) / length);
  const float by_angle = clamped((kLost_deg - error_deg) / (kLost_deg - kFree_deg), 0, 1);
  return by_angle * clamped(length / (0.45F * full_length), 0, 1);
}

}  // namespace

const ArmPose& arm_pose(int number) {
  return kPoses[static_cast<std::size_t>(number) % kPoses.size()];
}

Spot arm_direction(Side side, float angle_deg) {
  const float outwards = side == Side::left ? -1.0F : 1.0F;
  return {outwards * sine(angle_deg), cosine(angle_deg)};
}

float fit_of(const Arm& arm, Side side, const ArmAngles& wanted, float unit) {
  if (!arm.seen) return 0;
  const float upper =
      fit_of_limb(arm.shoulder, arm.elbow, arm_direction(side, wanted.upper_deg), kUpperArm * unit);
  const float fore =
      fit_of_limb(arm.elbow, arm.wrist, arm_direction(side, wanted.fore_deg), kForearm * unit);
  return (upper + fore) / 4 + smaller(upper, fore) / 2;
}

}  // namespace liopep::engine

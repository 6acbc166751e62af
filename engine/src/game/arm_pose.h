#pragma once

#include "game/player.h"

namespace liopep::engine {

/// How one arm is held, as seen from the front, in degrees outwards from hanging down: 90 is
/// sideways, 180 up, 270 towards the head.
struct ArmAngles {
  float upper_deg = 0;
  float fore_deg = 0;
};

/// A pose to mirror; left and right as the player sees themselves.
struct ArmPose {
  std::array<ArmAngles, 2> arms;
};

inline constexpr int kPoseCount = 16;

/// The pose with this number; those that are the same on both sides come first.
const ArmPose& arm_pose(int number);
inline constexpr int kEvenPoses = 8;

/// The direction in the world of an angle of one arm.
Spot arm_direction(Side side, float angle_deg);

/// How well an arm is held as wanted, 0..1: 1 within about 10 degrees, 0 from 55 on, the mean of
/// upper arm and forearm drawn towards the worse of them. An arm that points at the camera, and so
/// looks short, fits less. `unit` is the shoulder width.
float fit_of(const Arm& arm, Side side, const ArmAngles& wanted, float unit);

/// Upper arm and forearm in shoulder widths (Winter 2009: 0.172 and 0.157 of 0.23 of stature).
inline constexpr float kUpperArm = 0.75F;
inline constexpr float kForearm = 0.68F;

}  // namespace liopep::engine

#pragma once

#include <array>
#include <cstdint>

namespace liopep::engine {

/// How a trunk is held, in degrees; all 0 is upright.
struct TrunkPosture {
  float lean_deg = 0;   ///< forward
  float bend_deg = 0;   ///< sideways, to the left
  float twist_deg = 0;  ///< to the left
};

/// How a head is held against the trunk, in degrees; all 0 looks straight ahead.
struct HeadPosture {
  float nod_deg = 0;   ///< down
  float tilt_deg = 0;  ///< ear to the shoulder, to the left
  float turn_deg = 0;  ///< to the left
};

/// How an arm is held against the trunk, in degrees.
struct ArmPosture {
  float raise_deg = 8;   ///< 0 hanging, 90 level, 180 overhead
  float plane_deg = 80;  ///< of the raise: 0 forward, 90 sideways
  float rotate_deg = 0;  ///< of the upper arm about itself, turning a bent forearm inward
  float shrug_deg = 0;   ///< shoulder lifted towards the ear
  float elbow_deg = 10;  ///< flexion, 0 is straight
  float wrist_deg = 0;   ///< flexion towards the palm
  float turn_deg = 0;    ///< of the hand about the forearm: 0 thumb forward, 90 palm up
};

/// How a leg is held against the trunk's upright, in degrees.
struct LegPosture {
  float thigh_deg = 0;   ///< flexion forward, 90 is level
  float abduct_deg = 4;  ///< outward
  float knee_deg = 0;    ///< flexion, 0 is straight
  float ankle_deg = 0;   ///< toes up against the shin; a foot that carries stays flat
};

/// How a whole body is held. Side 0 is the left.
struct Posture {
  TrunkPosture trunk;
  HeadPosture head;
  std::array<ArmPosture, 2> arms{};
  std::array<LegPosture, 2> legs{};
  float jump = 0;  ///< height of the lower foot above the floor, as a part of the stature
};

/// What the body of a demonstrator rests on.
enum class Seat : std::uint8_t { none, chair, wheelchair, floor };

inline constexpr int kMaxPoses = 4;

/// The moving figure of an exercise: postures at moments of one repetition.
struct Demonstrator {
  struct Pose {
    float at = 0;  ///< part of the period, 0..1
    Posture posture;
  };
  float view_deg = 0;  ///< from where it is drawn: 0 from the front, 90 from its left
  Seat seat = Seat::none;
  float period_ms = 0;  ///< one repetition; after the last pose it goes back to the first
  std::uint8_t pose_count = 0;
  std::array<Pose, kMaxPoses> poses{};  ///< by `at`; the first is rest, at 0
};

}  // namespace liopep::engine

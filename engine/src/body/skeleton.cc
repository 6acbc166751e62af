#include "body/skeleton.h"

#include "body/support.h"

namespace liopep::engine {
namespace {

constexpr std::array<float, 2> kOutward = {1, -1};  // the body's left is +x

void place_leg(Skeleton& body, const Build& build, const LegPosture& leg, int side) {
  const Frame thigh = within(pitched(-leg.thigh_deg), rolled(-kOutward[side] * leg.abduct_deg));
  const Vector down = thigh.up * -1;
  const Vector shin = down * cosine(leg.knee_deg) - thigh.front * sine(leg.knee_deg);
  const Vector hip = {kOutward[side] * build.hip_part * build.stature_m / 2, 0, 0};
  const Vector knee = hip + down * (build.thigh_part * build.stature_m);
  body[on_side(Landmark::left_hip, side)] = hip;
  body[on_side(Landmark::left_knee, side)] = knee;
  body[on_side(Landmark::left_ankle, side)] = knee + shin * (build.shin_part * build.stature_m);
}

/// Where a foot points when it does not touch anything: at a right angle to its shin.
Vector free_foot(const Skeleton& body, int side) {
  const Vector hip = body[on_side(Landmark::left_hip, side)];
  const Vector knee = body[on_side(Landmark::left_knee, side)];
  const Vector ankle = body[on_side(Landmark::left_ankle, side)];
  const Vector shin = unit_of(ankle - knee, {0, -1, 0});
  // The knee's hinge stays level with the hips unless the leg is nearly straight.
  const Vector hinge = unit_of(cross(shin, knee - hip), {-1, 0, 0});
  const Vector across = hinge.x < -0.7F ? hinge : Vector{-1, 0, 0};
  return unit_of(cross(across, shin), {0, 0, 1});
}

/// How far the toes are up: against the shin while the foot is free; against the floor while it
/// carries, where a shin that leans forward has already used some of the ankle's bend.
float toes_up_deg(float ankle_deg, Vector shin, Vector level, float carries) {
  if (ankle_deg <= 0) return ankle_deg;
  const float lean_deg = direction_deg(-dot(shin, level), -shin.y);
  const float above_floor_deg = larger(0, ankle_deg - larger(0, lean_deg));
  return ankle_deg + (above_floor_deg - ankle_deg) * carries;
}

void place_foot(Skeleton& body, const Build& build, const LegPosture& leg, float floor_y,
                int side) {
  const Vector knee = body[on_side(Landmark::left_knee, side)];
  const Vector ankle = body[on_side(Landmark::left_ankle, side)];
  const Vector shin = unit_of(ankle - knee, {0, -1, 0});
  const Vector free = free_foot(body, side);
  const float above = (ankle.y - floor_y) / build.stature_m;
  const float carries = eased(-above, -0.14F, -0.07F) * eased(-shin.y, 0.4F, 0.7F);
  const Vector level = unit_of({free.x, 0, free.z}, {0, 0, 1});
  const Vector forward = unit_of(mixed(free, level, carries), {0, 0, 1});
  const Vector up = unit_of(mixed(shin * -1, {0, 1, 0}, carries), {0, 1, 0});
  const float up_deg = toes_up_deg(leg.ankle_deg, shin, level, carries);
  const float toes_up_s = sine(up_deg);
  const float toes_up_c = cosine(up_deg);
  const Vector foot = forward * toes_up_c + up * toes_up_s;
  const Vector sole = up * -toes_up_c + forward * toes_up_s;
  const Vector under = ankle + sole * (build.ankle_part * build.stature_m);
  constexpr float kHeelPart = 0.27F;  // of the foot lies behind the ankle
  const float foot_m = build.foot_part * build.stature_m;
  body[on_side(Landmark::left_heel, side)] = under - foot * (foot_m * kHeelPart);
  body[on_side(Landmark::left_foot_index, side)] = under + foot * (foot_m * (1 - kHeelPart));
}

Frame trunk_of(const TrunkPosture& trunk) {
  return within(pitched(trunk.lean_deg), within(rolled(trunk.bend_deg), turned(trunk.twist_deg)));
}

void place_head(Skeleton& body, const Build& build, const Posture& posture, const Frame& trunk,
                Vector chest) {
  struct Spot {
    Landmark landmark;
    Vector at;  ///< from the pivot in the neck, in parts of the stature
  };
  // Heights of eye and ear: Winter 2009; widths and depths: the adult means of ANSUR (Gordon 1989).
  static constexpr std::array<Spot, 11> kSpots = {{
      {Landmark::nose, {0, 0.078F, 0.075F}},
      {Landmark::left_eye_inner, {0.010F, 0.099F, 0.060F}},
      {Landmark::left_eye, {0.018F, 0.099F, 0.057F}},
      {Landmark::left_eye_outer, {0.026F, 0.098F, 0.052F}},
      {Landmark::right_eye_inner, {-0.010F, 0.099F, 0.060F}},
      {Landmark::right_eye, {-0.018F, 0.099F, 0.057F}},
      {Landmark::right_eye_outer, {-0.026F, 0.098F, 0.052F}},
      {Landmark::left_ear, {0.042F, 0.090F, 0.004F}},
      {Landmark::right_ear, {-0.042F, 0.090F, 0.004F}},
      {Landmark::mouth_left, {0.015F, 0.055F, 0.062F}},
      {Landmark::mouth_right, {-0.015F, 0.055F, 0.062F}},
  }};
  constexpr float kPivotPart = 0.02F;
  constexpr float kGazeKept = 0.5F;  // of a forward lean, which the neck takes back
  const float gaze_deg = -kGazeKept * clamped(posture.trunk.lean_deg, 0, 60);
  const HeadPosture& held = posture.head;
  const Frame head = within(
      trunk,
      within(pitched(gaze_deg),
             within(turned(held.turn_deg), within(rolled(held.tilt_deg), pitched(held.nod_deg)))));
  const Vector pivot = chest + trunk.up * (kPivotPart * build.stature_m);
  for (const Spot& spot : kSpots) {
    body[spot.landmark] = pivot + head.outside(spot.at * (build.stature_m * build.head_scale));
  }
}

/// Directions of an arm within the trunk.
struct ArmDirections {
  Vector upper;
  Vector fore;
  Vector flexing;  ///< where the hand goes when the elbow bends further
  Vector inward;   ///< towards the middle of the body, at a right angle to both
};

ArmDirections directions_of(const ArmPosture& arm, float outward) {
  const float raise_s = sine(arm.raise_deg);
  const float raise_c = cosine(arm.raise_deg);
  const float plane_s = sine(arm.plane_deg) * outward;
  const float plane_c = cosine(arm.plane_deg);
  const Vector upper = {raise_s * plane_s, -raise_c, raise_s * plane_c};
  const Vector onward = {raise_c * plane_s, raise_s, raise_c * plane_c};
  const Vector ahead = unit_of(Vector{0, 0, 1} - upper * upper.z, onward);
  const float raised = eased(absolute(arm.raise_deg), 10, 60);
  const Vector bending = unit_of(mixed(ahead, onward, raised), onward);
  const Vector bend = turned_about(bending, upper, outward * arm.rotate_deg);
  const float elbow_s = sine(arm.elbow_deg);
  const float elbow_c = cosine(arm.elbow_deg);
  const Vector fore = upper * elbow_c + bend * elbow_s;
  const Vector flexing = bend * elbow_c - upper * elbow_s;
  return {upper, fore, flexing, cross(fore, flexing) * outward};
}

void place_hand(Skeleton& body, float hand_m, const ArmPosture& arm, const Frame& trunk,
                const ArmDirections& directions, int side) {
  struct Knuckle {
    Landmark left;
    float along, to_thumb;  ///< parts of the hand's length
  };
  static constexpr std::array<Knuckle, 3> kKnuckles = {{
      {Landmark::left_pinky, 0.46F, -0.2F},
      {Landmark::left_index, 0.52F, 0.14F},
      {Landmark::left_thumb, 0.32F, 0.32F},
  }};
  const float turn_s = sine(arm.turn_deg);
  const float turn_c = cosine(arm.turn_deg);
  const Vector palm = directions.inward * turn_c + directions.flexing * turn_s;
  const Vector thumb = directions.flexing * turn_c - directions.inward * turn_s;
  const Vector hand = directions.fore * cosine(arm.wrist_deg) + palm * sine(arm.wrist_deg);
  const Vector wrist = body[on_side(Landmark::left_wrist, side)];
  for (const Knuckle& knuckle : kKnuckles) {
    body[on_side(knuckle.left, side)] = wrist + trunk.outside(hand * (hand_m * knuckle.along) +
                                                              thumb * (hand_m * knuckle.to_thumb));
  }
}

void place_arm(Skeleton& body, const Build& build, const ArmPosture& arm, const Frame& trunk,
               Vector chest, int side) {
  constexpr float kRaisedElevation_deg = 12;
  const float lifted_deg = arm.shrug_deg + kRaisedElevation_deg * eased(arm.raise_deg, 30, 180);
  const float half_m = build.shoulder_part * build.stature_m / 2;
  const Vector shoulder = chest + trunk.outside({kOutward[side] * half_m * cosine(lifted_deg),
                                                 half_m * sine(lifted_deg), 0});
  const ArmDirections directions = directions_of(arm, kOutward[side]);
  const Vector elbow =
      shoulder + trunk.outside(directions.upper * (build.upper_arm_part * build.stature_m));
  body[on_side(Landmark::left_shoulder, side)] = shoulder;
  body[on_side(Landmark::left_elbow, side)] = elbow;
  body[on_side(Landmark::left_wrist, side)] =
      elbow + trunk.outside(directions.fore * (build.forearm_part * build.stature_m));
  place_hand(body, build.hand_part * build.stature_m, arm, trunk, directions, side);
}

}  // namespace

Skeleton skeleton_of(const Build& build, const Posture& posture, Seat seat) {
  Skeleton body;
  for (int side = 0; side < 2; ++side) place_leg(body, build, posture.legs[side], side);
  const float floor_y = floor_below_hips(body, build, seat);
  for (int side = 0; side < 2; ++side) place_foot(body, build, posture.legs[side], floor_y, side);
  const Frame trunk = trunk_of(posture.trunk);
  const Vector chest = trunk.up * (build.torso_part * build.stature_m);
  place_head(body, build, posture, trunk, chest);
  for (int side = 0; side < 2; ++side) {
    place_arm(body, build, posture.arms[side], trunk, chest, side);
  }
  support(body, build, seat, posture.jump);
  return body;
}

}  // namespace liopep::engine

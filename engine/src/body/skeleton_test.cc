#include "body/skeleton.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "body/posture.h"

namespace liopep::engine {
namespace {

float length_between(const Skeleton& body, Landmark a, Landmark b) {
  const Vector way = body[a] - body[b];
  return std::sqrt(dot(way, way));
}

float lowest_foot_y(const Skeleton& body) {
  return std::min({body[Landmark::left_heel].y, body[Landmark::right_heel].y,
                   body[Landmark::left_foot_index].y, body[Landmark::right_foot_index].y});
}

Posture with_arms(float raise_deg, float plane_deg) {
  Posture posture;
  for (ArmPosture& arm : posture.arms) {
    arm = {.raise_deg = raise_deg, .plane_deg = plane_deg, .elbow_deg = 0};
  }
  return posture;
}

Posture seated_posture() {
  Posture posture;
  for (LegPosture& leg : posture.legs) leg = {.thigh_deg = 90, .knee_deg = 90};
  return posture;
}

TEST(Skeleton, StandsOnTheFloorWithItsHeadOnTop) {
  const Build build;
  const Skeleton body = skeleton_of(build, {}, Seat::none);
  EXPECT_NEAR(lowest_foot_y(body), 0, 1e-4);
  EXPECT_NEAR(body[Landmark::left_heel].y, 0, 2e-2);
  EXPECT_GT(body[Landmark::left_foot_index].z, body[Landmark::left_heel].z + 0.2F);
  EXPECT_NEAR(body[Landmark::left_hip].y, 0.530 * build.stature_m, 0.01);
  EXPECT_NEAR(body[Landmark::left_shoulder].y, 0.818 * build.stature_m, 0.01);
  EXPECT_NEAR(body[Landmark::left_eye].y, 0.936 * build.stature_m, 0.02);
  EXPECT_GT(body[Landmark::left_shoulder].x, body[Landmark::right_shoulder].x);
  EXPECT_GT(body[Landmark::nose].z, body[Landmark::left_ear].z);
}

TEST(Skeleton, KeepsTheLengthsOfItsLimbs) {
  const Build build;
  for (float angle_deg = -60; angle_deg <= 170; angle_deg += 23) {
    Posture posture = with_arms(angle_deg, angle_deg / 2);
    posture.arms[0].elbow_deg = angle_deg;
    posture.arms[0].rotate_deg = 90 - angle_deg;
    posture.legs[1] = {.thigh_deg = angle_deg, .abduct_deg = 30, .knee_deg = 70};
    posture.trunk = {.lean_deg = angle_deg / 2, .bend_deg = 20, .twist_deg = angle_deg};
    const Skeleton body = skeleton_of(build, posture, Seat::none);
    EXPECT_NEAR(length_between(body, Landmark::left_shoulder, Landmark::left_elbow),
                build.upper_arm_part * build.stature_m, 1e-4);
    EXPECT_NEAR(length_between(body, Landmark::left_elbow, Landmark::left_wrist),
                build.forearm_part * build.stature_m, 1e-4);
    EXPECT_NEAR(length_between(body, Landmark::right_hip, Landmark::right_knee),
                build.thigh_part * build.stature_m, 1e-4);
    EXPECT_NEAR(length_between(body, Landmark::right_knee, Landmark::right_ankle),
                build.shin_part * build.stature_m, 1e-4);
  }
}

TEST(Skeleton, RaisesItsArms) {
  const Skeleton overhead = skeleton_of({}, with_arms(178, 90), Seat::none);
  const Skeleton sideways = skeleton_of({}, with_arms(90, 90), Seat::none);
  const Skeleton forward = skeleton_of({}, with_arms(90, 0), Seat::none);
  EXPECT_GT(overhead[Landmark::left_wrist].y, overhead[Landmark::nose].y + 0.3F);
  EXPECT_GT(sideways[Landmark::left_wrist].x, 0.6F);
  EXPECT_LT(sideways[Landmark::right_wrist].x, -0.6F);
  EXPECT_GT(forward[Landmark::left_wrist].z - forward[Landmark::left_shoulder].z, 0.5F);
}

TEST(Skeleton, CurlsAHangingArmForwardAndARaisedOneUp) {
  Posture curl;
  curl.arms[0].elbow_deg = 90;
  const Skeleton curled = skeleton_of({}, curl, Seat::none);
  EXPECT_GT(curled[Landmark::left_wrist].z - curled[Landmark::left_elbow].z, 0.2F);
  Posture goal = with_arms(90, 90);
  goal.arms[0].elbow_deg = 90;
  const Skeleton raised = skeleton_of({}, goal, Seat::none);
  EXPECT_GT(raised[Landmark::left_wrist].y - raised[Landmark::left_elbow].y, 0.2F);
  goal.arms[0].rotate_deg = 90;
  const Skeleton rotated = skeleton_of({}, goal, Seat::none);
  EXPECT_GT(rotated[Landmark::left_wrist].z - rotated[Landmark::left_elbow].z, 0.2F);
}

TEST(Skeleton, BendsItsWristTowardsThePalm) {
  Posture posture;
  posture.arms[0] = {.elbow_deg = 90, .wrist_deg = 60, .turn_deg = 90};  // palm up
  const Skeleton body = skeleton_of({}, posture, Seat::none);
  EXPECT_GT(body[Landmark::left_index].y, body[Landmark::left_wrist].y + 0.04F);
  posture.arms[0].turn_deg = -90;  // palm down
  const Skeleton down = skeleton_of({}, posture, Seat::none);
  EXPECT_LT(down[Landmark::left_index].y, down[Landmark::left_wrist].y - 0.04F);
}

TEST(Skeleton, TurnsNodsAndTiltsItsHead) {
  Posture posture;
  posture.head = {.turn_deg = 60};
  EXPECT_GT(skeleton_of({}, posture, Seat::none)[Landmark::nose].x, 0.08F);
  const Skeleton still = skeleton_of({}, {}, Seat::none);
  posture.head = {.nod_deg = 30};
  const Skeleton nods = skeleton_of({}, posture, Seat::none);
  EXPECT_LT(nods[Landmark::nose].y, still[Landmark::nose].y - 0.03F);
  posture.head = {.tilt_deg = 30};
  const Skeleton tilts = skeleton_of({}, posture, Seat::none);
  EXPECT_GT(tilts[Landmark::nose].x, 0.05F);
  EXPECT_LT(tilts[Landmark::left_ear].y, tilts[Landmark::right_ear].y);
}

TEST(Skeleton, LiftsAShruggedShoulder) {
  Posture posture;
  posture.arms[0].shrug_deg = 20;
  const Skeleton body = skeleton_of({}, posture, Seat::none);
  EXPECT_GT(body[Landmark::left_shoulder].y, body[Landmark::right_shoulder].y + 0.05F);
}

TEST(Skeleton, SitsOnAChairWhateverItsLegsDo) {
  const Build build;
  const float hips_m = seated_hips_part(Seat::chair) * build.stature_m;
  Posture posture = seated_posture();
  EXPECT_NEAR(skeleton_of(build, posture, Seat::chair)[Landmark::left_hip].y, hips_m, 0.01);
  for (LegPosture& leg : posture.legs) leg.knee_deg = 0;
  EXPECT_NEAR(skeleton_of(build, posture, Seat::chair)[Landmark::left_hip].y, hips_m, 0.01);
  EXPECT_NEAR(skeleton_of(build, {}, Seat::chair)[Landmark::left_hip].y, 0.53 * build.stature_m,
              0.01);
}

TEST(Skeleton, RisesOnItsToes) {
  Posture posture;
  for (LegPosture& leg : posture.legs) leg.ankle_deg = -40;
  const Skeleton body = skeleton_of({}, posture, Seat::none);
  EXPECT_NEAR(body[Landmark::left_foot_index].y, 0, 1e-4);
  EXPECT_GT(body[Landmark::left_heel].y, 0.1F);
  EXPECT_GT(body[Landmark::left_hip].y, skeleton_of({}, {}, Seat::none)[Landmark::left_hip].y);
}

TEST(Skeleton, SquatsWithItsFeetFlatWhereTheyWere) {
  Posture posture;
  posture.trunk.lean_deg = 35;
  for (LegPosture& leg : posture.legs) leg = {.thigh_deg = 90, .knee_deg = 120};
  const Skeleton body = skeleton_of({}, posture, Seat::none);
  const Skeleton still = skeleton_of({}, {}, Seat::none);
  for (LegPosture& leg : posture.legs) leg.ankle_deg = 30;
  const Skeleton bent = skeleton_of({}, posture, Seat::none);
  EXPECT_NEAR(bent[Landmark::left_heel].y, bent[Landmark::left_foot_index].y, 0.01);
  EXPECT_NEAR(body[Landmark::left_heel].y, body[Landmark::left_foot_index].y, 0.01);
  EXPECT_NEAR(body[Landmark::left_heel].z, still[Landmark::left_heel].z, 0.02);
  EXPECT_LT(body[Landmark::left_hip].y, 0.62F * still[Landmark::left_hip].y);
}

TEST(Skeleton, StandsOnOneLegWhileTheOtherIsLifted) {
  Posture posture;
  posture.legs[0] = {.thigh_deg = 90, .knee_deg = 90};
  const Skeleton body = skeleton_of({}, posture, Seat::none);
  EXPECT_NEAR(body[Landmark::right_heel].y, 0, 0.01);
  EXPECT_GT(body[Landmark::left_heel].y, 0.3F);
}

TEST(Skeleton, LiesOnTheFloorWithNothingBelowIt) {
  Posture lying;
  lying.trunk.lean_deg = -90;
  for (LegPosture& leg : lying.legs) leg.thigh_deg = 90;
  Posture plank = with_arms(85, 0);
  plank.trunk.lean_deg = 75;
  for (LegPosture& leg : plank.legs) leg = {.thigh_deg = -75, .ankle_deg = 0};
  for (const Posture& posture : {lying, plank}) {
    const Skeleton body = skeleton_of({}, posture, Seat::floor);
    for (const Vector& joint : body.joints) EXPECT_GT(joint.y, -1e-4F);
    EXPECT_LT(body[Landmark::left_hip].y, 0.6F);
    EXPECT_LT(body[Landmark::left_ankle].y, 0.26F);
  }
  const Skeleton on_its_toes = skeleton_of({}, plank, Seat::floor);
  EXPECT_LT(on_its_toes[Landmark::left_foot_index].y, on_its_toes[Landmark::left_heel].y);
}

TEST(Skeleton, IsTheMirrorImageInAMirroredPosture) {
  Posture posture = with_arms(100, 40);
  posture.arms[0].elbow_deg = 50;
  posture.trunk = {.lean_deg = 10, .bend_deg = 25, .twist_deg = 15};
  posture.head = {.nod_deg = 5, .tilt_deg = 10, .turn_deg = 30};
  posture.legs[1] = {.thigh_deg = 60, .abduct_deg = 20, .knee_deg = 80};
  const Skeleton body = skeleton_of({}, posture, Seat::none);
  const Skeleton mirror = skeleton_of({}, mirrored(posture), Seat::none);
  for (const Landmark left : {Landmark::left_ear, Landmark::left_wrist, Landmark::left_thumb,
                              Landmark::left_knee, Landmark::left_foot_index}) {
    const Landmark right = on_side(left, 1);
    EXPECT_NEAR(body[left].x, -mirror[right].x, 1e-4);
    EXPECT_NEAR(body[left].y, mirror[right].y, 1e-4);
    EXPECT_NEAR(body[left].z, mirror[right].z, 1e-4);
  }
}

}  // namespace
}  // namespace liopep::engine

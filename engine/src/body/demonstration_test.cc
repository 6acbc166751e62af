#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "body/posture.h"
#include "liopep/demonstrator.h"

namespace liopep::engine {
namespace {

/// Raises the left arm and lowers it again within two seconds.
Demonstrator raising_the_left_arm() {
  Demonstrator demonstrator;
  demonstrator.period_ms = 2000;
  demonstrator.pose_count = 2;
  demonstrator.poses[1] = {.at = 0.4F, .posture = {}};
  demonstrator.poses[1].posture.arms[0].raise_deg = 170;
  return demonstrator;
}

TEST(Demonstration, ReachesEveryKeyPoseAndComesBack) {
  const Demonstration show(raising_the_left_arm(), Turns::same_side);
  EXPECT_FLOAT_EQ(show.posture_at(0).arms[0].raise_deg, 8);
  EXPECT_FLOAT_EQ(show.posture_at(800).arms[0].raise_deg, 170);
  EXPECT_NEAR(show.posture_at(1999.9).arms[0].raise_deg, 8, 0.1);
  EXPECT_FLOAT_EQ(show.posture_at(2800).arms[0].raise_deg, 170);
  EXPECT_EQ(show.furthest_ms(), 800);
}

TEST(Demonstration, CountsItsRepetitions) {
  const Demonstration show(raising_the_left_arm(), Turns::same_side);
  EXPECT_EQ(show.repetitions_after(1999), 0U);
  EXPECT_EQ(show.repetitions_after(2000), 1U);
  EXPECT_EQ(show.repetitions_after(20500), 10U);
  EXPECT_EQ(show.repetitions_after(-5), 0U);
  EXPECT_EQ(show.repetitions_after(std::numeric_limits<double>::quiet_NaN()), 0U);
}

TEST(Demonstration, ShowsTheOtherSideNext) {
  const Demonstration show(raising_the_left_arm(), Turns::other_side);
  EXPECT_FLOAT_EQ(show.posture_at(800).arms[0].raise_deg, 170);
  EXPECT_FLOAT_EQ(show.posture_at(2800).arms[0].raise_deg, 8);
  EXPECT_FLOAT_EQ(show.posture_at(2800).arms[1].raise_deg, 170);
}

TEST(Demonstration, ChangesSidesWithoutAJump) {
  Demonstrator lunge = raising_the_left_arm();
  for (int i = 0; i < 2; ++i) lunge.poses[i].posture.legs[0].thigh_deg = 40;
  const Demonstration show(lunge, Turns::other_side);
  for (double t_ms = 0; t_ms < 8000; t_ms += 10) {
    const Posture now = show.posture_at(t_ms);
    const Posture next = show.posture_at(t_ms + 10);
    EXPECT_LT(difference_deg(now, next), 12) << t_ms;
  }
}

TEST(Demonstration, StaysAtTheFurthestPoseOfAHold) {
  const Demonstration show(raising_the_left_arm(), Turns::same_side, 3000);
  EXPECT_EQ(show.repetition_ms(), 5000);
  EXPECT_FLOAT_EQ(show.posture_at(800).arms[0].raise_deg, 170);
  EXPECT_FLOAT_EQ(show.posture_at(3700).arms[0].raise_deg, 170);
  EXPECT_NEAR(show.posture_at(4999.9).arms[0].raise_deg, 8, 0.1);
}

TEST(Demonstration, GoesSmoothlyThroughPosesOnTheWay) {
  Demonstrator demonstrator = raising_the_left_arm();
  demonstrator.pose_count = 3;
  demonstrator.poses[1] = {.at = 0.25F, .posture = {}};
  demonstrator.poses[1].posture.arms[0].raise_deg = 90;
  demonstrator.poses[2] = {.at = 0.5F, .posture = {}};
  demonstrator.poses[2].posture.arms[0].raise_deg = 170;
  const Demonstration show(demonstrator, Turns::same_side);
  const float before = show.posture_at(490).arms[0].raise_deg;
  const float there = show.posture_at(500).arms[0].raise_deg;
  const float after = show.posture_at(510).arms[0].raise_deg;
  EXPECT_FLOAT_EQ(there, 90);
  EXPECT_GT(there - before, 1);
  EXPECT_NEAR(there - before, after - there, 0.2);
  for (double t_ms = 0; t_ms < 2000; t_ms += 7) {
    EXPECT_LE(show.posture_at(t_ms).arms[0].raise_deg, 170.001F);
  }
}

TEST(Demonstration, KeepsTheWholeBodyInThePicture) {
  const Demonstration show(raising_the_left_arm(), Turns::other_side);
  for (double t_ms = 0; t_ms < 4000; t_ms += 50) {
    const Landmarks landmarks = show.landmarks_at(t_ms);
    EXPECT_EQ(landmarks.aspect, 1);
    for (const LandmarkPoint& point : landmarks.points) {
      EXPECT_TRUE(point.x > 0.02F && point.x < 0.98F && point.y > 0.02F && point.y < 0.98F);
    }
  }
}

TEST(Demonstration, IsSeenFromItsLeft) {
  Demonstrator demonstrator = raising_the_left_arm();
  demonstrator.view_deg = 90;
  const Demonstration show(demonstrator, Turns::same_side);
  const Landmarks landmarks = show.landmarks_at(0);
  EXPECT_LT(landmarks[Landmark::nose].x, landmarks[Landmark::left_ear].x);
  EXPECT_LT(landmarks[Landmark::left_shoulder].z, landmarks[Landmark::right_shoulder].z);
}

TEST(Demonstration, DrawsTheSeatBelowTheHips) {
  Demonstrator demonstrator = raising_the_left_arm();
  demonstrator.seat = Seat::chair;
  for (Demonstrator::Pose& pose : demonstrator.poses) {
    for (LegPosture& leg : pose.posture.legs) leg = {.thigh_deg = 90, .knee_deg = 90};
  }
  const Demonstration show(demonstrator, Turns::same_side);
  const DrawnSeat seat = show.seat();
  const Landmarks landmarks = show.landmarks_at(0);
  EXPECT_EQ(seat.seat, Seat::chair);
  EXPECT_GT(seat.corners[0].y, landmarks[Landmark::left_hip].y);
  EXPECT_LT(seat.corners[0].y, seat.floor_y);
  EXPECT_NEAR(landmarks[Landmark::left_heel].y, seat.floor_y, 0.03);
}

TEST(Demonstration, IsSafeWithoutPoses) {
  const Demonstration show(Demonstrator{}, Turns::other_side, 0);
  for (const LandmarkPoint& point : show.landmarks_at(1e15).points) {
    EXPECT_TRUE(std::isfinite(point.x) && std::isfinite(point.y));
  }
}

}  // namespace
}  // namespace liopep::engine

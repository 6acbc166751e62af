// Ways to do an exercise that people in films have and its demonstrator has not.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "liopep/demonstrator.h"
#include "liopep/movement.h"
#include "testing/performance.h"

namespace liopep::engine::testing {
namespace {

constexpr int kScenes = 20;
constexpr std::uint32_t kTimes = 5;

/// How often it was counted in each scene, on the way from `rest` to `full`.
std::vector<std::uint32_t> counts(const char* id, double yaw_deg, const Posture& rest,
                                  const Posture& full, const Script& script) {
  const Exercise exercise = exercise_of(id);
  std::vector<std::uint32_t> counted;
  for (int i = 0; i < kScenes; ++i) {
    Scene scene = scene_by_chance(7000 + i, yaw_deg);
    scene.fps = 30;
    scene.sight.far_side = 0.8;
    const MovementReport report = count(exercise, scene, script.length_s(), [&](double t_s) {
      return Moment{mix(rest, full, script.amount_at(t_s)), scene.place, scene.build};
    });
    counted.push_back(report.tally.count);
  }
  return counted;
}

/// In how many scenes something else than `kTimes` was counted.
int wrong_counts(const char* id, double yaw_deg, const Posture& rest, const Posture& full,
                 const Script& script) {
  const auto counted = counts(id, yaw_deg, rest, full, script);
  return static_cast<int>(kScenes - std::ranges::count(counted, kTimes));
}

Script times(double there_s, double pause_s, double back_s, double rest_s) {
  Script script;
  script.hold(1.5).repeat(kTimes, there_s, pause_s, back_s, rest_s).hold(1);
  return script;
}

TEST(Squat, IsCountedOfWhoGoesDownAndUpQuicklyAndStandsForAWhile) {
  EXPECT_EQ(
      wrong_counts("squat", 0, standing(), squatting(85, 30, 30), times(0.55, 0.05, 0.5, 0.8)), 0);
}

/// Both knees bent, the left one near the floor.
Posture lunging() {
  Posture down = standing();
  down.thigh_deg = {-12, 80};
  down.knee_deg = {88, 85};
  return down;
}

TEST(Squat, IsNoLunge) {
  for (const double yaw_deg : {0.0, 45.0, 90.0}) {
    const auto counted = counts("squat", yaw_deg, standing(), lunging(), times(0.9, 0.3, 0.9, 1));
    EXPECT_LE(std::ranges::max(counted), 0U) << yaw_deg;
  }
}

TEST(Squat, IsNoSideLungeAsItIsShown) {
  const Demonstration demonstration(exercise_of("side-lunge"));
  const auto squats = std::make_unique<MovementCounter>(exercise_of("squat"));
  for (double t_ms = 0; t_ms < 6 * demonstration.repetition_ms(); t_ms += 33) {
    const Landmarks landmarks = demonstration.landmarks_at(t_ms);
    squats->step(t_ms, &landmarks);
  }
  EXPECT_EQ(squats->report().tally.count, 0U);
}

TEST(ReverseLunge, IsCountedOnTheSpot) {
  Posture stance = standing();
  stance.thigh_deg = {-20, 20};
  stance.knee_deg = {28, 4};
  EXPECT_EQ(wrong_counts("reverse-lunge", 60, stance, lunging(), times(0.9, 0.1, 0.9, 1)), 0);
}

/// How often heel raises were counted of the demonstrator, who moves on by that part of the
/// picture in each.
std::uint32_t heel_raises_on_the_move(float step) {
  const Demonstration demonstration(exercise_of("heel-raise"));
  const auto counter = std::make_unique<MovementCounter>(exercise_of("heel-raise"));
  for (double t_ms = 0; t_ms < 4 * demonstration.repetition_ms(); t_ms += 33) {
    Landmarks landmarks = demonstration.landmarks_at(t_ms);
    const auto done = static_cast<float>(t_ms / demonstration.repetition_ms());
    for (LandmarkPoint& point : landmarks.points) point.x += step * (done - 2);
    counter->step(t_ms, &landmarks);
  }
  return counter->report().tally.count;
}

TEST(HeelRaise, IsNotDoneByWhoWalksOn) {
  EXPECT_GE(heel_raises_on_the_move(0.01F), 3U);
  EXPECT_EQ(heel_raises_on_the_move(0.14F), 0U);
}

TEST(HipHinge, IsCountedWithSoftKnees) {
  Posture down = standing();
  down.lean_deg = 75;
  down.thigh_deg = {45, 45};
  down.knee_deg = {58, 58};
  EXPECT_EQ(wrong_counts("hip-hinge", 40, standing(), down, times(1.1, 0.3, 1.1, 0.8)), 0);
}

}  // namespace
}  // namespace liopep::engine::testing

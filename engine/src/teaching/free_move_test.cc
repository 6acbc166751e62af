#include "liopep/free_move.h"

#include <gtest/gtest.h>

#include <cmath>
#include <memory>
#include <numbers>

#include "testing/performance.h"

namespace liopep::engine::testing {
namespace {

/// Films `play` and counts its repetitions as free movement.
std::uint32_t free_count(const Scene& scene, double length_s, const Play& play) {
  auto counter = std::make_unique<FreeMoveCounter>();
  PoseModel model(scene.sight, scene.seed);
  Chance chance(scene.seed + 77);
  const double frame_s = 1 / scene.fps;
  for (double t_s = 0; t_s < length_s; t_s += frame_s) {
    const double now_s = t_s + chance.between(0, scene.time_jitter) * frame_s;
    const Moment moment = play(now_s);
    const auto seen =
        model.see(project(moment.build, moment.posture, moment.place, scene.camera), moment.place);
    counter->step(now_s * 1000, seen ? &*seen : nullptr);
  }
  return counter->report().count;
}

Posture arms_up() {
  Posture posture = standing();
  posture.arm_deg = {165, 165};
  return posture;
}

Posture cup_at_mouth() {
  Posture posture = standing();
  posture.arm_deg = {35, 15};
  posture.arm_plane_deg = 20;
  posture.elbow_deg = 130;
  return posture;
}

TEST(FreeMove, CountsMovementsWithoutAFile) {
  int exact = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    // given somebody somewhere before some camera, and a movement and a tempo by chance
    Chance chance(seed * 31);
    const Scene scene = scene_by_chance(seed, chance.between(-80, 80));
    const Posture full = seed % 2 == 0 ? arms_up() : squatting(80, 25, 30);
    const double there_s = chance.between(0.6, 1.6);
    const int times = 4 + static_cast<int>(chance.next() % 8);
    Script script;
    script.hold(2).repeat(times, there_s, 0.2, there_s * 1.1, chance.between(0.1, 0.8)).hold(2);
    // when they do it some times
    const std::uint32_t count = free_count(scene, script.length_s(), [&](double t_s) {
      return Moment{mix(standing(), full, script.amount_at(t_s)), scene.place, scene.build};
    });
    // then that many are counted
    EXPECT_NEAR(count, times, 2) << "seed " << seed << " fps " << scene.fps;
    if (count == static_cast<std::uint32_t>(times)) ++exact;
  }
  EXPECT_GE(exact, 57);
}

TEST(FreeMove, CountsTwoStepsOnTheSpotAsOne) {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    Chance chance(seed);
    Scene scene = scene_by_chance(seed, chance.between(-80, 80));
    scene.fps = std::max(scene.fps, 10.0);
    const double steps_per_s = chance.between(1.2, 2.2);
    const double length_s = 20;
    const std::uint32_t count = free_count(scene, length_s + 4, [&](double t_s) {
      const double walked_s = std::clamp(t_s - 2, 0.0, length_s);
      const bool walks = walked_s > 0 && walked_s < length_s;
      return Moment{walks ? walking(walked_s, steps_per_s) : standing(), scene.place, scene.build};
    });
    const double cycles = length_s * steps_per_s / 2;
    EXPECT_NEAR(count, cycles, 0.15 * cycles) << "seed " << seed << " fps " << scene.fps;
  }
}

TEST(FreeMove, CountsNothingForStandingWalkingAboutOrCoffee) {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    Chance chance(seed);
    const Scene scene = scene_by_chance(seed, chance.between(-80, 80));
    const auto still = [&](double t_s) {
      Posture posture = standing();
      posture.lean_deg += 2 * std::sin(t_s);
      return Moment{posture, scene.place, scene.build};
    };
    EXPECT_EQ(free_count(scene, 60, still), 0u) << "standing, seed " << seed;
    Script cup;
    for (int i = 0; i < 5; ++i) {
      cup.hold(chance.between(8, 40)).to(1, 1).hold(chance.between(0.5, 3)).to(1, 0);
    }
    const auto drinks = [&](double t_s) {
      return Moment{mix(standing(), cup_at_mouth(), cup.amount_at(t_s)), scene.place, scene.build};
    };
    EXPECT_EQ(free_count(scene, cup.length_s(), drinks), 0u) << "coffee, seed " << seed;
    const auto about = [&](double t_s) {
      const double leg = std::fmod(t_s, 8.0);
      const bool forth = leg < 4;
      const double along = (forth ? leg : 8 - leg) * 0.6 - 1.2;
      const double yaw = forth ? 90 : -90;
      return Moment{walking(t_s, 1.7), {along, 0, yaw}, scene.build};
    };
    EXPECT_EQ(free_count(scene, 60, about), 0u) << "walking about, seed " << seed;
  }
}

}  // namespace
}  // namespace liopep::engine::testing

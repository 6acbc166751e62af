// Squats of many bodies before many cameras: what must be counted, and what must not.
#include <gtest/gtest.h>

#include <cmath>

#include "testing/performance.h"

namespace liopep::engine::testing {
namespace {

constexpr int kScenes = 60;
constexpr std::uint32_t kRepetitions = 5;

struct Squatter {
  Posture down;
  double there_s, pause_s, back_s, rest_s;
};

Squatter squatter_by_chance(const Scene& scene, double thigh_deg, double shin_deg) {
  Chance chance(scene.seed + 5);
  const double fastest_s = scene.fps < 10 ? 0.85 : 0.55;
  return {.down = squatting(thigh_deg, shin_deg, chance.between(20, 50)),
          .there_s = chance.between(fastest_s, 2),
          .pause_s = chance.between(0, 0.8),
          .back_s = chance.between(fastest_s, 2),
          .rest_s = chance.between(0.1, 1.5)};
}

/// How far into the posture (angles) the hips have sunk by `part` of their whole way.
double amount_for_drop(const Posture& down, double part) {
  const auto height = [&](double amount) {
    constexpr double kRadians = 0.01745329252;
    const Posture posture = mix(standing(), down, amount);
    return std::cos(posture.thigh_deg[0] * kRadians) +
           std::cos((posture.knee_deg[0] - posture.thigh_deg[0]) * kRadians);
  };
  double amount = 0;
  while (height(0) - height(amount) < part * (height(0) - height(1))) amount += 0.01;
  return amount;
}

MovementReport count_squats(const Scene& scene, const Squatter& person, double amount) {
  static const Exercise kSquat = exercise_of("squat");
  Script script;
  script.hold(1.5)
      .repeat(kRepetitions, person.there_s, person.pause_s, person.back_s, person.rest_s, amount)
      .hold(1);
  return count(kSquat, scene, script.length_s(), [&](double t_s) {
    return Moment{mix(standing(), person.down, script.amount_at(t_s)), scene.place, scene.build};
  });
}

class SquatSweep : public ::testing::TestWithParam<double> {
 protected:
  /// Number of scenes in which something else than `expected` was counted.
  int wrong_counts(std::uint32_t expected, double odd_points, double drop) const {
    int wrong = 0;
    for (int i = 0; i < kScenes; ++i) {
      Scene scene = scene_by_chance(1000 + i, GetParam());
      scene.sight.odd_points = odd_points;
      Chance chance(i);
      const bool is_half = drop < 1;
      const Squatter person =
          is_half ? squatter_by_chance(scene, chance.between(80, 90), chance.between(22, 32))
                  : squatter_by_chance(scene, chance.between(78, 105), chance.between(22, 38));
      const double amount = is_half ? amount_for_drop(person.down, drop) : 1;
      if (count_squats(scene, person, amount).tally.count != expected) ++wrong;
    }
    return wrong;
  }
};

TEST_P(SquatSweep, CountsFullSquatsExactly) {
  EXPECT_EQ(wrong_counts(kRepetitions, 0, 1), 0);
}

TEST_P(SquatSweep, CountsFullSquatsWhileJointsAreMistaken) {
  EXPECT_LE(wrong_counts(kRepetitions, 0.02, 1), 2);
}

TEST_P(SquatSweep, CountsNoHalfSquats) {
  EXPECT_EQ(wrong_counts(0, 0, 0.5), 0);
}

TEST_P(SquatSweep, CountsHardlyAnyHalfSquatWhileJointsAreMistaken) {
  EXPECT_LE(wrong_counts(0, 0.02, 0.5), 3);
}

INSTANTIATE_TEST_SUITE_P(FrontToSide, SquatSweep, ::testing::Values(0.0, 35.0, 60.0, 90.0, -45.0),
                         [](const auto& info) {
                           return "at_position_" + std::to_string(info.index);
                         });

}  // namespace
}  // namespace liopep::engine::testing

// People who turn as a whole while they exercise, and those before a camera that is rolled or looks
// up or down at them, are counted as well; a foot that stands behind the other is no balance.
#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>
#include <string>

#include "body/camera.h"
#include "body/skeleton.h"
#include "liopep/movement.h"
#include "testing/difficulty.h"
#include "testing/performance.h"
#include "testing/routine.h"

namespace liopep::engine::testing {
namespace {

struct Askew {
  const char* id;
  Difficulty difficulty;
};

bool is_counted_within_one(const Askew& askew, std::uint64_t seed) {
  const Exercise exercise = exercise_of(askew.id);
  Studio studio = studio_by_chance(seed, Direction::front);
  Chance chance(seed);
  const Routine routine(exercise, 8, 6 / studio.fps, chance);
  const Extent extent = routine.extent(studio.build, exercise);
  aim(studio, extent, chance);
  step_back_until_seen(studio, routine, exercise);
  move_person(studio, extent, askew.difficulty);
  HarderFilm film(studio, routine, exercise.demonstrator.seat, askew.difficulty);
  const auto counter = std::make_unique<MovementCounter>(exercise);
  for (double t_s = film.next_s(); t_s < routine.length_s(); t_s = film.next_s()) {
    const auto seen = film.see(t_s);
    counter->step(t_s * 1000, seen ? &*seen : nullptr);
  }
  return std::abs(static_cast<int>(counter->report().tally.count) - routine.count()) <= 1;
}

class SeenAskew : public ::testing::TestWithParam<Askew> {};

TEST_P(SeenAskew, IsCounted) {
  constexpr int kScenes = 8;
  int counted = 0;
  for (std::uint64_t seed = 201; seed < 201 + kScenes; ++seed) {
    counted += is_counted_within_one(GetParam(), seed) ? 1 : 0;
  }
  EXPECT_GE(counted, kScenes - 2);
}

INSTANTIATE_TEST_SUITE_P(All, SeenAskew,
                         ::testing::Values(Askew{"side-bend", Difficulty::rolled_camera},
                                           Askew{"side-leg-raise", Difficulty::rolled_camera},
                                           Askew{"neck-turn", Difficulty::turning},
                                           Askew{"torso-twist", Difficulty::turning},
                                           Askew{"open-and-hug", Difficulty::turning},
                                           Askew{"reach-across", Difficulty::turning},
                                           Askew{"march", Difficulty::steep_camera},
                                           Askew{"leg-extension", Difficulty::steep_camera},
                                           Askew{"side-step", Difficulty::steep_camera}),
                         [](const auto& info) { return "number_" + std::to_string(info.index); });

/// How long somebody stands like this is held for a balance.
double held_s(const engine::Posture& posture) {
  const auto counter = std::make_unique<MovementCounter>(exercise_of("one-leg-balance"));
  const engine::Camera camera = {.distance_m = 2.8F, .height_m = 1.5F};
  for (double t_ms = 0; t_ms < 8000; t_ms += 50) {
    const engine::Posture now = t_ms < 1000 ? engine::Posture() : posture;
    const Landmarks landmarks = landmarks_of(skeleton_of({}, now, Seat::none), {}, camera);
    counter->step(t_ms, &landmarks);
  }
  return counter->report().tally.held_ms / 1000;
}

TEST(OneLegBalance, IsAKneeThatIsLiftedAndNoFootThatStandsBehind) {
  engine::Posture lifted;
  lifted.legs[0] = {.thigh_deg = 65, .knee_deg = 80};
  engine::Posture stride;
  stride.legs[0] = {.thigh_deg = -12, .knee_deg = 18};
  EXPECT_GT(held_s(lifted), 5);
  EXPECT_EQ(held_s(stride), 0);
}

}  // namespace
}  // namespace liopep::engine::testing

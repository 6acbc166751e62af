// People who do something else are not counted; people who exercise in their own way are.
#include "testing/everyday.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "liopep/movement.h"
#include "testing/performance.h"
#include "testing/routine.h"
#include "testing/studio.h"

namespace liopep::engine::testing {
namespace {

/// Minutes of everyday movement by as many people, each before a camera of their own.
std::uint32_t count_everyday(const char* id, Habitat habitat, int people) {
  constexpr double kPerson_s = 120;
  const Exercise exercise = exercise_of(id);
  std::uint32_t counted = 0;
  for (int person = 1; person <= people; ++person) {
    Studio studio = studio_by_chance(static_cast<std::uint64_t>(person) * 31, Direction::front);
    studio.fps = std::min(studio.fps, 15.0);
    Chance chance(static_cast<std::uint64_t>(person));
    const float stature_m = studio.build.stature_m;
    const bool seated = habitat == Habitat::desk;
    aim(studio, {0, stature_m * (seated ? 0.8F : 1.1F), 0.7F}, chance);
    const Everyday day(habitat, kPerson_s, chance);
    Film film(studio);
    const auto counter = std::make_unique<MovementCounter>(exercise);
    for (double t_s = film.next_s(); t_s < kPerson_s; t_s = film.next_s()) {
      const Everyday::Moment now = day.at(t_s);
      const auto seen = film.see(t_s, now.posture, seated ? Seat::chair : Seat::none, now.place);
      counter->step(t_s * 1000, seen ? &*seen : nullptr);
    }
    counted += counter->report().tally.count;
  }
  return counted;
}

class NotExercised : public ::testing::TestWithParam<const char*> {};

TEST_P(NotExercised, IsHardlyCountedInHalfAnHourOnTheirFeet) {
  EXPECT_LE(count_everyday(GetParam(), Habitat::room, 15), 1U);
}

INSTANTIATE_TEST_SUITE_P(Standing, NotExercised,
                         ::testing::Values("jumping-jack", "march", "overhead-reach", "heel-kick",
                                           "cross-crawl", "side-lunge", "reverse-lunge",
                                           "butterfly", "palm-turn", "torso-twist", "hip-hinge",
                                           "diagonal-reach", "front-raise", "side-bend",
                                           "shoulder-shrug", "biceps-curl"),
                         [](const auto& info) { return "number_" + std::to_string(info.index); });

class NotExercisedSeated : public ::testing::TestWithParam<const char*> {};

TEST_P(NotExercisedSeated, IsHardlyCountedInHalfAnHourAtADesk) {
  EXPECT_LE(count_everyday(GetParam(), Habitat::desk, 15), 1U);
}

INSTANTIATE_TEST_SUITE_P(Seated, NotExercisedSeated,
                         ::testing::Values("seated-march", "seated-jack", "leg-extension",
                                           "knees-apart", "overhead-reach", "elbow-wings",
                                           "scarecrow", "torso-twist", "reach-across", "side-bend",
                                           "lateral-raise", "biceps-curl"),
                         [](const auto& info) { return "number_" + std::to_string(info.index); });

class Exercised : public ::testing::TestWithParam<const char*> {};

TEST_P(Exercised, IsCountedAsPeopleDoIt) {
  const Exercise exercise = exercise_of(GetParam());
  int within_one = 0;
  constexpr int kScenes = 10;
  for (std::uint64_t seed = 101; seed < 101 + kScenes; ++seed) {
    Studio studio = studio_by_chance(seed, Direction::front);
    Chance chance(seed);
    const int times = exercise.counting == Counting::hold ? 2 : 6;
    const Routine routine(exercise, times, 6 / studio.fps, chance);
    aim(studio, routine.extent(studio.build, exercise), chance);
    step_back_until_seen(studio, routine, exercise);
    Film film(studio);
    const auto counter = std::make_unique<MovementCounter>(exercise);
    for (double t_s = film.next_s(); t_s < routine.length_s(); t_s = film.next_s()) {
      const auto seen =
          film.see(t_s, routine.posture_at(t_s), exercise.demonstrator.seat, studio.place);
      counter->step(t_s * 1000, seen ? &*seen : nullptr);
    }
    const int counted = static_cast<int>(counter->report().tally.count);
    within_one += std::abs(counted - routine.count()) <= 1 ? 1 : 0;
  }
  EXPECT_GE(within_one, kScenes - 1);
}

INSTANTIATE_TEST_SUITE_P(All, Exercised,
                         ::testing::Values("squat", "march", "jumping-jack", "biceps-curl",
                                           "lateral-raise", "overhead-reach", "sit-to-stand",
                                           "seated-march", "torso-twist", "neck-turn", "side-bend",
                                           "arm-hold", "tree-balance"),
                         [](const auto& info) { return "number_" + std::to_string(info.index); });

}  // namespace
}  // namespace liopep::engine::testing

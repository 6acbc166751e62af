#include "liopep/lesson.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "liopep/movement.h"
#include "testing/hash.h"
#include "testing/imitator.h"
#include "testing/performance.h"
#include "testing/recording.h"

namespace liopep::engine::testing {
namespace {

/// Shows the movement of `exercise` some times; the file that came of it, or nothing.
std::string taught(const Exercise& exercise, std::uint64_t seed, Direction direction, int times) {
  const auto lesson = std::make_unique<Lesson>();
  lesson->start();
  Imitator person(exercise, seed, direction, times);
  for (double t_s = person.next_s(); t_s < person.length_s(); t_s = person.next_s()) {
    const auto seen = person.see(t_s);
    lesson->step(t_s * 1000, seen ? &*seen : nullptr);
  }
  return std::string(lesson->file());
}

/// How often `counted` is counted while the same person does `done`.
std::uint32_t counted(const Exercise& counted, const Exercise& done, std::uint64_t seed,
                      Direction direction, int times) {
  const auto counter = std::make_unique<MovementCounter>(counted);
  Imitator person(done, seed, direction, times);
  for (double t_s = person.next_s(); t_s < person.length_s(); t_s = person.next_s()) {
    const auto seen = person.see(t_s);
    counter->step(t_s * 1000, seen ? &*seen : nullptr);
  }
  return counter->report().tally.count;
}

Exercise read(const std::string& text) {
  Exercise exercise;
  ContentError error;
  EXPECT_TRUE(read_exercise(text, exercise, error))
      << error.field.data() << ' ' << error.reason.data() << '\n'
      << text;
  return exercise;
}

/// Somebody who does nothing, as an exercise to be imitated.
Exercise keeping_still(const Exercise& exercise) {
  Exercise still = exercise;
  for (auto& pose : still.demonstrator.poses) pose.posture = exercise.demonstrator.poses[0].posture;
  return still;
}

/// A movement that has no file: from standing to one posture and back.
Exercise unnamed(const engine::Posture& full) {
  Exercise exercise = exercise_of("overhead-reach");
  exercise.demonstrator.seat = Seat::none;
  exercise.demonstrator.period_ms = 2600;
  exercise.demonstrator.poses[0].posture = {};
  exercise.demonstrator.poses[1].posture = full;
  exercise.needs |= bit_of(BodyPart::knees) | bit_of(BodyPart::ankles);
  exercise.positions = bit_of(Position::standing);
  return exercise;
}

Exercise bow_with_arms_back() {
  engine::Posture posture;
  posture.trunk.lean_deg = 45;
  for (ArmPosture& arm : posture.arms) arm.plane_deg = 120, arm.raise_deg = 60;
  return unnamed(posture);
}

Exercise kick_and_reach() {
  engine::Posture posture;
  posture.legs[0].thigh_deg = 70;
  posture.arms[1].raise_deg = 150;
  return unnamed(posture);
}

Exercise knee_bend_with_open_arms() {
  engine::Posture posture;
  for (ArmPosture& arm : posture.arms) arm.raise_deg = 95, arm.plane_deg = 90;
  for (LegPosture& leg : posture.legs) leg = {50, 6, 75, 15};
  return unnamed(posture);
}

struct Lessons {
  int all = 0;
  int learned = 0;
  int right = 0;
  int false_counts = 0;
  std::string failures;

  void teach(const char* name, const Exercise& exercise, const Exercise& another,
             std::uint64_t seed) {
    const Direction direction = seed % 2 == 0 ? Direction::front : Direction::three_quarter;
    ++all;
    const std::string text = taught(exercise, seed, direction, 3);
    if (text.empty()) {
      failures += std::string("\nnot learned: ") + name;
      return;
    }
    ++learned;
    const Exercise taught_exercise = read(text);
    const std::uint32_t count = counted(taught_exercise, exercise, seed, direction, 8);
    if (count >= 7 && count <= 9) {
      ++right;
    } else {
      failures +=
          "\ncounted " + std::to_string(count) + " of 8: " + name + " seed " + std::to_string(seed);
    }
    const std::uint32_t still =
        counted(taught_exercise, keeping_still(exercise), seed, direction, 8);
    const std::uint32_t others = counted(taught_exercise, another, seed, direction, 8);
    false_counts += still + others > 0 ? 1 : 0;
    if (still + others > 0) {
      failures += "\ncounted " + std::to_string(still) + " of nothing and " +
                  std::to_string(others) + " of another: " + name + " seed " + std::to_string(seed);
    }
  }
};

TEST(Lesson, TeachesExercisesOfTheContent) {
  Lessons lessons;
  const Exercise squat = exercise_of("squat");
  const Exercise reach = exercise_of("overhead-reach");
  for (const char* id : {"squat", "hip-hinge", "sit-to-stand"}) {
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
      lessons.teach(id, exercise_of(id), reach, seed);
    }
  }
  for (const char* id : {"overhead-reach", "jumping-jack", "butterfly", "scarecrow"}) {
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
      lessons.teach(id, exercise_of(id), squat, seed);
    }
  }
  // By people of very different ways; what is not right was not learned.
  EXPECT_GE(lessons.right, 0.9 * lessons.all) << lessons.failures;
  EXPECT_EQ(lessons.false_counts, 0) << lessons.failures;
}

TEST(Lesson, TeachesMovementsWithoutAFile) {
  Lessons lessons;
  // What takes the same limbs through the same places is counted too: a file cannot say "no
  // further".
  const Exercise squat = exercise_of("squat");
  const Exercise leg_raise = exercise_of("side-leg-raise");
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    lessons.teach("bow with arms back", bow_with_arms_back(), leg_raise, seed);
    lessons.teach("kick and reach", kick_and_reach(), squat, seed);
    lessons.teach("knee bend with open arms", knee_bend_with_open_arms(), leg_raise, seed);
  }
  EXPECT_GE(lessons.right, 0.9 * lessons.all) << lessons.failures;
  EXPECT_EQ(lessons.false_counts, 0) << lessons.failures;
}

/// The second squat of the real recording, from standing to standing, some times over.
Recording squat_after_squat(int times) {
  Recording recording = read_recording("squats");
  const auto begin = recording.frames.begin() + 18;
  const std::vector<Landmarks> one(begin, begin + 25);
  std::vector<Landmarks> frames;
  for (int i = 0; i < times; ++i) frames.insert(frames.end(), one.begin(), one.end());
  recording.frames = frames;
  return recording;
}

TEST(Lesson, TeachesTheSquatOfARealPerson) {
  // given three squats of a real person
  const Recording shown = squat_after_squat(4);
  const auto lesson = std::make_unique<Lesson>();
  lesson->start();
  double t_ms = 0;
  BitHash hash;
  for (const Landmarks& landmarks : shown.frames) {
    const LessonReport& report = lesson->step(t_ms, &landmarks);
    hash.add(report.landmarks);
    hash.add(static_cast<std::uint64_t>(report.shown));
    t_ms += 1000 / shown.fps;
  }
  ASSERT_TRUE(lesson->report().is_learned);
  // when the same recording is counted by the new file
  const Exercise exercise = read(std::string(lesson->file()));
  const auto counter = std::make_unique<MovementCounter>(exercise);
  const Recording done = squat_after_squat(8);
  t_ms = 0;
  for (const Landmarks& landmarks : done.frames) {
    counter->step(t_ms, &landmarks);
    t_ms += 1000 / done.fps;
  }
  // then it counts them, and the file is the same everywhere
  EXPECT_NEAR(counter->report().tally.count, 8, 1);
  hash.add(std::string(lesson->file()));
  EXPECT_EQ(hash.hex(), "07ff72742e221dee");
}

TEST(Lesson, RestsWhereOneStaysWhereverOneBegan) {
  const Recording shown = squat_after_squat(7);
  const Recording done = squat_after_squat(8);
  for (std::size_t begin = 0; begin < 25; begin += 2) {
    // given somebody who was anywhere in a squat when the lesson began
    const auto lesson = std::make_unique<Lesson>();
    lesson->start();
    for (std::size_t i = begin; i < shown.frames.size(); ++i) {
      lesson->step(static_cast<double>(i - begin) * 1000 / shown.fps, &shown.frames[i]);
    }
    ASSERT_TRUE(lesson->report().is_learned) << begin;
    // when they do it again
    const Exercise exercise = read(std::string(lesson->file()));
    const auto counter = std::make_unique<MovementCounter>(exercise);
    for (std::size_t i = 0; i < done.frames.size(); ++i) {
      counter->step(static_cast<double>(i) * 1000 / done.fps, &done.frames[i]);
    }
    // then each squat counts, and it begins and ends with standing
    EXPECT_NEAR(counter->report().tally.count, 8, 1) << begin;
    EXPECT_EQ(exercise.position, Position::standing) << begin;
  }
}

TEST(Lesson, LearnsNothingFromStandingOrOneGesture) {
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    EXPECT_EQ(taught(keeping_still(exercise_of("squat")), seed, Direction::front, 4), "");
    EXPECT_EQ(taught(exercise_of("squat"), seed, Direction::front, 1), "");
  }
}

}  // namespace
}  // namespace liopep::engine::testing

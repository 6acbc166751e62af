#include "liopep/flow.h"

#include <gtest/gtest.h>

#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "testing/busy_person.h"
#include "testing/content.h"
#include "testing/filmed_people.h"
#include "testing/hash.h"
#include "testing/imitator.h"
#include "testing/performance.h"
#include "testing/recording.h"

namespace liopep::engine::testing {
namespace {

/// A flow among all of the content.
struct ContentFlow {
  std::vector<Exercise> exercises = content_exercises();
  std::unique_ptr<FlowCounter> counter = std::make_unique<FlowCounter>();

  ContentFlow() {
    for (const Exercise& exercise : exercises) EXPECT_TRUE(counter->add(exercise));
  }
  std::string name(int exercise) const {
    return exercise < 0 ? "nothing" : exercises[static_cast<std::size_t>(exercise)].id.data();
  }
  int index(const std::string& id) const {
    for (std::size_t i = 0; i < exercises.size(); ++i) {
      if (exercises[i].id.data() == id) return static_cast<int>(i);
    }
    return -1;
  }
};

TEST(Flow, NamesAndCountsTheSquatsOfARealRecording) {
  ContentFlow flow;
  const Recording recording = read_recording("squats");
  std::vector<double> told_ms;
  double named_ms = -1;
  for (std::size_t i = 0; i < recording.frames.size(); ++i) {
    const double t_ms = 1000.0 * static_cast<double>(i) / recording.fps;
    const FlowReport& report = flow.counter->step(t_ms, &recording.frames[i]);
    if (report.exercise >= 0 && named_ms < 0) named_ms = t_ms;
    for (int e = 0; e < report.event_count; ++e) {
      if (report.events[e].event.kind == EventKind::repetition) told_ms.push_back(t_ms);
    }
  }
  EXPECT_EQ(flow.name(flow.counter->report().exercise), "squat");
  EXPECT_EQ(flow.counter->tally(flow.index("squat")).count, 2U);
  // Both repetitions come together, when it is known what they were.
  ASSERT_EQ(told_ms.size(), 2U);
  EXPECT_EQ(told_ms[0], named_ms);
  EXPECT_EQ(told_ms[1], named_ms);
}

TEST(Flow, GoesOnCountingWhatItNamed) {
  ContentFlow flow;
  const Recording recording = read_recording("squats");
  double t_ms = 0;
  for (int round = 0; round < 4; ++round) {
    for (const Landmarks& landmarks : recording.frames) {
      flow.counter->step(t_ms, &landmarks);
      t_ms += 1000 / recording.fps;
    }
  }
  EXPECT_EQ(flow.counter->tally(flow.index("squat")).count, 8U);
}

TEST(Flow, StaysWithWhatItNamedWhileThatPauses) {
  ContentFlow flow;
  Recording recording = read_recording("squats");
  const std::vector<Landmarks> there = recording.frames;
  recording.frames.insert(recording.frames.end(), there.rbegin(), there.rend());
  double t_ms = 0;
  bool is_named = false;
  for (int round = 0; round < 3; ++round) {
    for (const Landmarks& landmarks : recording.frames) {
      const std::string name = flow.name(flow.counter->step(t_ms, &landmarks).exercise);
      is_named = is_named || name == "squat";
      if (is_named) ASSERT_EQ(name, "squat") << t_ms;
      t_ms += 1000 / recording.fps;
    }
  }
  EXPECT_TRUE(is_named);
}

/// What is named after `times` of an exercise.
int named_after(FlowCounter& flow, Imitator& person) {
  flow.restart();
  int named = -1;
  for (double t_s = person.next_s(); t_s < person.length_s(); t_s = person.next_s()) {
    const auto seen = person.see(t_s);
    named = flow.step(t_s * 1000, seen ? &*seen : nullptr).exercise;
  }
  return named;
}

TEST(Flow, NamesMostExercisesAfterTwoRepetitionsFromTheFront) {
  ContentFlow flow;
  int right = 0;
  int all = 0;
  std::string wrong;
  for (std::size_t e = 0; e < flow.exercises.size(); ++e) {
    for (std::uint64_t seed = 1; seed <= 2; ++seed) {
      Imitator person(flow.exercises[e], 500 * (e + 1) + seed, Direction::front, 2);
      const int named = named_after(*flow.counter, person);
      ++all;
      if (named == static_cast<int>(e)) {
        ++right;
      } else {
        wrong += "\n" + flow.name(static_cast<int>(e)) + " taken for " + flow.name(named);
      }
    }
  }
  // The bench has the rate over many more people; this is the floor under it.
  EXPECT_GE(right, 0.9 * all) << right << " of " << all << wrong;
}

TEST(Flow, FollowsAChangeOfExercise) {
  ContentFlow flow;
  double start_s = 0;
  for (const char* id : {"squat", "overhead-reach", "lateral-raise"}) {
    const int index = flow.index(id);
    Imitator person(flow.exercises[static_cast<std::size_t>(index)], 3, Direction::front, 5);
    for (double t_s = person.next_s(); t_s < person.length_s(); t_s = person.next_s()) {
      const auto seen = person.see(t_s);
      flow.counter->step((start_s + t_s) * 1000, seen ? &*seen : nullptr);
    }
    start_s += person.length_s() + 0.1;
    EXPECT_EQ(flow.name(flow.counter->report().exercise), id);
    EXPECT_NEAR(flow.counter->tally(index).count, 5, 1) << id;
  }
}

TEST(Flow, CallsSquatsSquatsHoweverManyThereAre) {
  ContentFlow flow;
  const Exercise& squat = flow.exercises[static_cast<std::size_t>(flow.index("squat"))];
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    Imitator person(squat, seed, Direction::front, 6, Manner::own_legs);
    flow.counter->restart();
    int named = -1;
    for (double t_s = person.next_s(); t_s < person.length_s(); t_s = person.next_s()) {
      const auto seen = person.see(t_s);
      const int now = flow.counter->step(t_s * 1000, seen ? &*seen : nullptr).exercise;
      if (named >= 0) ASSERT_EQ(flow.name(now), "squat") << "seed " << seed << " at " << t_s;
      named = now;
    }
    EXPECT_EQ(flow.name(named), "squat") << "seed " << seed;
  }
}

TEST(Flow, NamesNothingWhileSomebodyStandsOrWalks) {
  ContentFlow flow;
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    const Scene scene = scene_by_chance(seed, 0);
    PoseModel model(scene.sight, seed);
    flow.counter->restart();
    for (double t_s = 0; t_s < 30; t_s += 1 / scene.fps) {
      const double leg = std::fmod(t_s, 8.0);
      const double along = (leg < 4 ? leg : 8 - leg) * 0.6 - 1.2;
      const bool walks = seed % 2 == 0;
      const Place place = walks ? Place{along, 0, leg < 4 ? 90.0 : -90.0} : scene.place;
      const auto truth =
          project(scene.build, walks ? walking(t_s, 1.7) : standing(), place, scene.camera);
      const auto seen = model.see(truth, place);
      const FlowReport& report = flow.counter->step(t_s * 1000, seen ? &*seen : nullptr);
      ASSERT_LT(report.exercise, 0)
          << flow.name(report.exercise) << " at " << t_s << " seed " << seed;
    }
  }
}

TEST(Flow, NamesAHoldThatBeganBeforeAnybodyLooked) {
  ContentFlow flow;
  const int plank = flow.index("plank");
  int named = 0;
  for (std::uint64_t seed = 71; seed <= 76; ++seed) {
    flow.counter->restart();
    film_holder(flow.exercises[static_cast<std::size_t>(plank)], seed, Direction::front,
                [&](double t_s, const std::optional<Landmarks>& seen, const char*) {
                  flow.counter->step(t_s * 1000, seen ? &*seen : nullptr);
                });
    if (flow.counter->report().exercise == plank) ++named;
  }
  EXPECT_GE(named, 5) << "of six";
}

TEST(Flow, SeldomNamesWhatPeopleDoAllDay) {
  ContentFlow flow;
  int names = 0;
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    BusyPerson person(seed + 900, 60);
    flow.counter->restart();
    int named = -1;
    for (double t_s = 0; t_s < person.length_s(); t_s += 1 / person.fps()) {
      const auto seen = person.see(t_s);
      const int now = flow.counter->step(t_s * 1000, seen ? &*seen : nullptr).exercise;
      if (now >= 0 && now != named) ++names;
      named = now;
    }
  }
  EXPECT_LE(names, 1) << "in six minutes of something every few seconds";
}

TEST(Flow, GivesTheSameBitsEverywhere) {
  ContentFlow flow;
  const Recording recording = read_recording("squats");
  BitHash hash;
  double t_ms = 0;
  for (int round = 0; round < 2; ++round) {
    for (const Landmarks& landmarks : recording.frames) {
      const FlowReport& report = flow.counter->step(t_ms, &landmarks);
      hash.add(report.landmarks);
      hash.add(flow.name(report.exercise));
      for (int e = 0; e < report.event_count; ++e) {
        hash.add(report.events[e].event.t_ms);
        hash.add(report.events[e].event.depth);
      }
      t_ms += 1000 / recording.fps;
    }
  }
  const int squat = flow.index("squat");
  for (int i = 0; i < static_cast<int>(flow.exercises.size()); ++i) {
    if (i == squat) EXPECT_EQ(flow.counter->tally(i).count, 4U);
  }
  EXPECT_EQ(hash.hex(), "a7d3231244e73db5");
}

TEST(Flow, HasRoomForSixtyFour) {
  ContentFlow flow;
  flow.counter->clear();
  for (int i = 0; i < kMostExercises; ++i) EXPECT_TRUE(flow.counter->add(flow.exercises[0]));
  EXPECT_FALSE(flow.counter->add(flow.exercises[0]));
}

}  // namespace
}  // namespace liopep::engine::testing

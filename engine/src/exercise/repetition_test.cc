// The way of a repetition, and a person's own range: what is whole and what is half depends on how
// far they usually come.
#include "exercise/repetition.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace liopep::engine {
namespace {

using Kind = RepetitionStep::Kind;

/// Somebody who comes as deep as asked, and what became of each repetition.
class OwnRange : public ::testing::Test {
 protected:
  OwnRange() {
    exercise_.phases = {.rest_below = 0.2F, .start_above = 0.3F, .half_above = 0.4F};
    exercise_.phases.full_above = 0.6F;
    exercise_.shortest_repetition_ms = 500;
    exercise_.longest_repetition_ms = 5000;
    come(0, 1000);
  }

  Kind come(float depth, double length_ms = 2000) {
    Kind kind = Kind::nothing;
    for (const double end_ms = t_ms_ + length_ms; t_ms_ < end_ms; t_ms_ += 50) {
      const double part = 1 - (end_ms - t_ms_) / length_ms;
      const auto now = depth * static_cast<float>(std::sin(part * std::numbers::pi));
      const RepetitionStep step = finder_.step(exercise_, t_ms_, now);
      if (step.kind != Kind::nothing) kind = step.kind;
    }
    const RepetitionStep step = finder_.step(exercise_, t_ms_ += 50, 0);
    return step.kind == Kind::nothing ? kind : step.kind;
  }
  std::vector<Kind> come_each(std::initializer_list<float> depths) {
    std::vector<Kind> kinds;
    for (const float depth : depths) kinds.push_back(come(depth));
    return kinds;
  }

  Exercise exercise_;
  RepetitionFinder finder_;
  double t_ms_ = 0;
};

constexpr Kind kWhole = Kind::repetition;
constexpr Kind kHalf = Kind::half_repetition;

TEST_F(OwnRange, IsNotKnownBeforeTheFirst) {
  EXPECT_EQ(come_each({0.7F, 0.7F}), (std::vector{kWhole, kWhole}));
}

TEST_F(OwnRange, MakesWhatStaysFarBehindItHalf) {
  ASSERT_EQ(come_each({1.2F, 1.2F, 1.2F}), (std::vector{kWhole, kWhole, kWhole}));
  EXPECT_EQ(come(0.7F), kHalf) << "whole by the file, but this person comes to 1.2";
  EXPECT_EQ(come(0.9F), kWhole) << "above .66 of the usual";
}

TEST_F(OwnRange, GivesWayToANewHabitAfterTwo) {
  ASSERT_EQ(come_each({1.2F, 1.2F}), (std::vector{kWhole, kWhole}));
  EXPECT_EQ(come_each({0.7F, 0.7F, 0.7F, 0.7F}), (std::vector{kHalf, kHalf, kWhole, kWhole}));
  EXPECT_EQ(come(1.2F), kWhole);
}

TEST_F(OwnRange, FollowsSomebodyWhoTires) {
  EXPECT_EQ(come_each({1.2F, 1.05F, 0.9F, 0.8F, 0.7F, 0.65F}), std::vector(6, kWhole));
}

TEST_F(OwnRange, IsNotStretchedByOneThatWentWild) {
  ASSERT_EQ(come(2), kWhole);
  EXPECT_EQ(come(1.05F), kWhole) << "a usual depth is 1.5 at most";
}

TEST_F(OwnRange, LearnsNothingOfHalfOnesByTheFile) {
  ASSERT_EQ(come(1.2F), kWhole);
  EXPECT_EQ(come_each({0.5F, 0.5F, 0.5F}), std::vector(3, kHalf));
  EXPECT_EQ(come(0.7F), kHalf) << "three low tries are no new habit";
}

TEST_F(OwnRange, IsKeptWhenTheRepetitionUnderWayIsVoid) {
  ASSERT_EQ(come(1.2F), kWhole);
  finder_.interrupt();
  come(0, 1000);
  EXPECT_EQ(come(0.7F), kHalf);
}

TEST_F(OwnRange, TakesOneThatComesNearlyAsFarInARow) {
  ASSERT_EQ(come_each({0.65F, 0.65F}), (std::vector{kWhole, kWhole}));
  EXPECT_EQ(come(0.5F), kHalf) << "two are no row yet, and half is .4";
  ASSERT_EQ(come_each({0.65F, 0.65F}), (std::vector{kWhole, kWhole}));
  EXPECT_EQ(come(0.5F), kWhole) << "a camera that looks down shortens whole ones";
  EXPECT_EQ(come(0.43F), kHalf) << "a third of the way from half to whole is the least";
}

TEST_F(OwnRange, IsNoRowAfterAPause) {
  ASSERT_EQ(come_each({0.65F, 0.65F, 0.65F}), std::vector(3, kWhole));
  come(0, 10'000);
  EXPECT_EQ(come(0.5F), kHalf);
}

/// Seven or eight frames a second, as a slow device takes them.
class RareFrames : public OwnRange {
 protected:
  Kind see(std::initializer_list<float> depths) {
    Kind kind = Kind::nothing;
    for (const float depth : depths) {
      const RepetitionStep step = finder_.step(exercise_, t_ms_ += 130, depth);
      if (step.kind != Kind::nothing) kind = step.kind;
    }
    return kind;
  }
};

TEST_F(RareFrames, TellFullByOneOfThemOnceItIsKnown) {
  EXPECT_EQ(see({0, 0, 0.4F, 0.9F, 0.4F, 0.2F, 0}), kHalf) << "one of them may be odd";
  EXPECT_EQ(see({0, 0.4F, 0.9F, 0.9F, 0.4F, 0}), kWhole);
  EXPECT_EQ(see({0, 0, 0.4F, 0.9F, 0.4F, 0.2F, 0}), kWhole);
}

TEST_F(RareFrames, TellNoFullByOneOfThemWhereItIsDailyLife) {
  exercise_.first_counts = FirstCounts::with_second;
  EXPECT_EQ(see({0, 0, 0.4F, 0.9F, 0.9F, 0.4F, 0}), kWhole);
  EXPECT_EQ(see({0, 0, 0.4F, 0.9F, 0.4F, 0.2F, 0}), kHalf);
}

TEST_F(RareFrames, TellRestByTwoOfThem) {
  finder_.interrupt();
  EXPECT_EQ(see({0.5F, 0, 0, 0.4F, 0.9F, 0.9F, 0.4F, 0}), kWhole);
}

/// Follows depths from one to the next; was the whole repetition they make a plain one?
bool is_plain(std::initializer_list<float> depths) {
  Exercise exercise;
  exercise.longest_repetition_ms = 60000;
  RepetitionFinder finder;
  RepetitionStep last;
  double t_ms = 0;
  float from = 0;
  for (const float to : depths) {
    for (int i = 1; i <= 10; ++i) {
      const float depth = from + (to - from) * static_cast<float>(i) / 10;
      const RepetitionStep step = finder.step(exercise, t_ms += 50, depth);
      if (step.kind != Kind::nothing) last = step;
    }
    from = to;
  }
  EXPECT_EQ(last.kind, kWhole);
  return last.is_plain;
}

TEST(PlainRepetition, GoesThereAndBack) {
  EXPECT_TRUE(is_plain({0, 1, 0}));
  EXPECT_TRUE(is_plain({0, 1, 1, 1, 0})) << "with a pause";
  EXPECT_TRUE(is_plain({0, 0.5F, 0.4F, 1, 0.9F, 1, 0.6F, 0.7F, 0})) << "with trembling hands";
}

TEST(PlainRepetition, DoesNotTurnRoundOnItsWay) {
  EXPECT_FALSE(is_plain({0, 0.7F, 0.4F, 1, 0}));
  EXPECT_FALSE(is_plain({0, 1, 0.4F, 0.8F, 0}));
}

/// How long it takes to come to 1 in a second, tremble there by `tremble` for two, and go back.
double there_ms(float tremble) {
  Exercise exercise;
  exercise.phases = {
      .rest_below = 0.2F, .start_above = 0.3F, .half_above = 0.4F, .full_above = 0.6F};
  exercise.longest_repetition_ms = 10000;
  RepetitionFinder finder;
  RepetitionStep step;
  for (double t_ms = -1000; t_ms <= 5000; t_ms += 50) {
    const auto on_way =
        static_cast<float>(std::clamp(std::min(t_ms, 4000 - t_ms) / 1000, 0.0, 1.0));
    const float wave = on_way < 1 ? 0 : tremble * static_cast<float>(t_ms / 3000);
    const RepetitionStep now = finder.step(exercise, t_ms, on_way + wave);
    if (now.kind != Kind::nothing) step = now;
  }
  return step.deepest_ms;
}

TEST(RepetitionThere, EndsWhereTheFullPositionIsFirstReached) {
  EXPECT_NEAR(there_ms(0), 1000, 100);
  EXPECT_NEAR(there_ms(0.03F), 1000, 100) << "deepest by a hair when it is left";
  EXPECT_GT(there_ms(0.5F), 2000) << "still on its way";
}

}  // namespace
}  // namespace liopep::engine

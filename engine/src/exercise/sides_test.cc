// Which side a repetition belongs to, and when the form or the safe range is told of.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include "body/posture.h"
#include "geometry/body.h"
#include "liopep/demonstrator.h"
#include "liopep/movement.h"
#include "testing/performance.h"

namespace liopep::engine::testing {
namespace {

/// Shows the demonstrator's repetitions to a counter, and collects what happened.
class Show {
 public:
  explicit Show(const Exercise& exercise)
      : exercise_(exercise), counter_(std::make_unique<MovementCounter>(exercise)) {
    stand(1);
  }
  Show& stand(double seconds) { return play(Demonstration(exercise_), 0, 0, seconds); }
  /// The repetitions from `first` on: even ones on the left, odd ones on the right.
  Show& repeat(std::uint32_t first, int times) {
    const Demonstration demonstration(exercise_);
    const double length_ms = demonstration.repetition_ms();
    return play(demonstration, first * length_ms, 1, times * length_ms / 1000);
  }
  /// One side after the other in 0.6 s each, most of it up: the next foot leaves the floor as soon
  /// as the last one is on it.
  Show& hurry(int times) {
    constexpr double kTurn_ms = 600;
    const Demonstration demonstration(exercise_);
    const auto when = [&](double since_ms) {
      const double turn = std::floor(since_ms / kTurn_ms);
      const double aside = 2 * (since_ms / kTurn_ms - turn) - 1;
      return (turn + 0.5 + 0.5 * aside * aside * aside) * demonstration.repetition_ms();
    };
    return play(demonstration, when, times * kTurn_ms / 1000);
  }
  /// From now on a frame takes this long.
  Show& every(double frame_ms) {
    frame_ms_ = frame_ms;
    return *this;
  }
  /// From now on this side is not seen, and what is guessed of it does not move.
  Show& hide(Side side) {
    hidden_ = side;
    return *this;
  }
  /// Only this side's repetitions, over and over.
  Show& repeat_side(Side side, int times) {
    for (int i = 0; i < times; ++i) repeat(side == Side::left ? 0 : 1, 1).stand(0.3);
    return *this;
  }
  /// Goes this part of the way with one side.
  Show& try_side(Side side, float part) {
    Exercise half = exercise_;
    Demonstrator::Pose& full = half.demonstrator.poses[1];
    full.posture = engine::mixed(half.demonstrator.poses[0].posture, full.posture, part);
    const Demonstration demonstration(half);
    const double length_ms = demonstration.repetition_ms();
    play(demonstration, side == Side::left ? 0 : length_ms, 1, length_ms / 1000);
    return stand(0.3);
  }
  std::vector<Side> sides(EventKind kind) const {
    std::vector<Side> sides;
    for (const MovementEvent& event : events_) {
      if (event.kind == kind) sides.push_back(event.side);
    }
    return sides;
  }
  const MovementEvent& last(EventKind kind) const {
    return *std::ranges::find(events_.rbegin(), events_.rend(), kind, &MovementEvent::kind);
  }
  const Tally& tally() const { return counter_->report().tally; }

 private:
  Show& play(const Demonstration& demonstration, double from_ms, double speed, double seconds) {
    return play(
        demonstration, [&](double since_ms) { return from_ms + speed * since_ms; }, seconds);
  }
  /// `when`: which moment of the demonstration is shown, by the time since it began.
  template <typename When>
  Show& play(const Demonstration& demonstration, const When& when, double seconds) {
    const double start_ms = t_ms_;
    for (; t_ms_ < start_ms + seconds * 1000; t_ms_ += frame_ms_) {
      Landmarks landmarks = demonstration.landmarks_at(when(t_ms_ - start_ms));
      if (hidden_ != Side::both) hide_side(landmarks, demonstration.landmarks_at(0));
      const MovementReport& report = counter_->step(t_ms_, &landmarks);
      for (int i = 0; i < report.event_count; ++i) events_.push_back(report.events[i]);
    }
    return *this;
  }
  void hide_side(Landmarks& landmarks, const Landmarks& guess) const {
    for (int i = 0; i < kBodyPartCount; ++i) {
      const auto index = static_cast<std::size_t>(landmark_of(static_cast<BodyPart>(i), hidden_));
      landmarks.points[index] = guess.points[index];
      landmarks.points[index].visibility = 0.1F;
    }
  }

  Exercise exercise_;
  Side hidden_ = Side::both;
  double frame_ms_ = 40;
  std::unique_ptr<MovementCounter> counter_;
  std::vector<MovementEvent> events_;
  double t_ms_ = 0;
};

using enum Side;

TEST(SideRule, AlternateCountsOnlyWhenTheSidesChange) {
  Show show(exercise_of("march"));
  show.repeat_side(left, 2).repeat_side(right, 2).repeat_side(left, 1);
  EXPECT_EQ(show.sides(EventKind::repetition), (std::vector{left, right, left}));
  EXPECT_EQ(show.tally().left_count, 2U);
  EXPECT_EQ(show.tally().right_count, 1U);
}

TEST(SideRule, AlternateCountsWhoNeverStandsOnBothFeet) {
  for (const char* id : {"march", "heel-kick"}) {
    for (const double frame_ms : {40, 130, 170}) {
      Show show(exercise_of(id));
      show.every(frame_ms).hurry(12).stand(1);
      EXPECT_GE(show.tally().count, 11U) << id << " every " << frame_ms;
      EXPECT_LE(show.tally().count, 12U) << id << " every " << frame_ms;
    }
  }
}

TEST(SideRule, BothIsOneWhereTheFarSideIsNotSeen) {
  Show show(exercise_of("overhead-reach"));
  show.hide(right).stand(1).repeat(0, 3).stand(1);
  EXPECT_EQ(show.tally().count, 3U);
}

TEST(SideRule, AlternateTakesAHalfTryForAChangeOfSides) {
  Show show(exercise_of("march"));
  show.repeat_side(left, 1).try_side(right, 0.65F).repeat_side(left, 1);
  ASSERT_EQ(show.sides(EventKind::half_repetition), std::vector{right});
  EXPECT_EQ(show.sides(EventKind::repetition), (std::vector{left, left}));
}

TEST(SideRule, AlternateTakesAHalfTryOfTheSameSideForNone) {
  Show show(exercise_of("march"));
  show.repeat_side(left, 1).try_side(left, 0.65F).repeat_side(left, 1).repeat_side(right, 1);
  ASSERT_EQ(show.sides(EventKind::half_repetition), std::vector{left});
  EXPECT_EQ(show.sides(EventKind::repetition), (std::vector{left, right}));
}

TEST(SideRule, AlternateLetsNobodyBeginWithAHalfTry) {
  Show show(exercise_of("march"));
  show.try_side(left, 0.65F).repeat_side(left, 1);
  EXPECT_EQ(show.sides(EventKind::repetition), std::vector{left}) << "no side was taken before";
}

TEST(SideRule, EitherCountsEachSide) {
  Show show(exercise_of("one-arm-reach"));
  show.repeat_side(left, 2).repeat_side(right, 1);
  EXPECT_EQ(show.sides(EventKind::repetition), (std::vector{left, left, right}));
}

TEST(FirstCounts, WithTheSecondThatFollows) {
  Show show(exercise_of("biceps-curl"));
  show.repeat_side(left, 1);
  EXPECT_EQ(show.tally().count, 0U) << "one may be somebody who drinks";
  EXPECT_EQ(show.sides(EventKind::once_more), std::vector{both});
  show.repeat_side(left, 1);
  EXPECT_EQ(show.tally().count, 2U);
  show.repeat_side(left, 1);
  EXPECT_EQ(show.tally().count, 3U);
  show.stand(8).repeat_side(left, 1).stand(8).repeat_side(left, 1).stand(8);
  EXPECT_EQ(show.tally().count, 3U) << "each stood alone";
}

TEST(FirstCounts, AtOnceWhereTheFileSaysNothing) {
  Show show(exercise_of("squat"));
  show.repeat(0, 1).stand(1);
  EXPECT_EQ(show.tally().count, 1U);
}

TEST(Likeness, LearnsHowLongANeckIsWhereEarsAreAboveShoulders) {
  const Exercise shrug = exercise_of("shoulder-shrug");
  for (const float longer : {-0.1F, 0.1F}) {
    Exercise other = shrug;  // measured as of a body with a longer or shorter neck
    other.measures[0].rest += longer;
    other.measures[0].full += longer;
    Show show(other);
    show.stand(2).repeat(0, 3).stand(1);
    EXPECT_EQ(show.tally().count, 3U) << longer;
  }
}

TEST(Likeness, LearnsALongerNeckOfWhoHardlyRestsBetween) {
  Exercise shrug = exercise_of("shoulder-shrug");
  shrug.measures[0].rest -= 0.15F;  // measured as of a body with a shorter neck
  shrug.measures[0].full -= 0.15F;
  shrug.demonstrator.period_ms /= 2;
  Show show(shrug);
  show.repeat(0, 6);
  EXPECT_GE(show.tally().count, 5U);
}

TEST(SideRule, EitherCountsBothAtOnceAsOne) {
  Show show(exercise_of("biceps-curl"));
  show.repeat(0, 4).stand(0.5);
  EXPECT_EQ(show.sides(EventKind::repetition), (std::vector{both, both, both, both}));
  EXPECT_EQ(show.tally().count, 4U);
  EXPECT_EQ(show.tally().left_count + show.tally().right_count, 0U);
}

TEST(SideRule, EitherCallsBothHalfAtOnceOneHalf) {
  Exercise half = exercise_of("biceps-curl");
  Demonstrator::Pose& full = half.demonstrator.poses[1];
  full.posture = engine::mixed(half.demonstrator.poses[0].posture, full.posture, 0.55F);
  Show show(half);
  show.repeat(0, 3).stand(0.5);
  EXPECT_EQ(show.tally().count, 0U);
  EXPECT_EQ(show.tally().half_count, 3U);
}

TEST(SideRule, LeftAndRightCountOnlyThatSide) {
  Exercise exercise = exercise_of("one-arm-reach");
  for (const Side side : {left, right}) {
    exercise.side_rule = side == left ? SideRule::left : SideRule::right;
    Show show(exercise);
    show.repeat(0, 2).stand(0.5);  // the demonstrator's left arm
    EXPECT_EQ(show.tally().count, side == left ? 2U : 0U);
  }
}

TEST(Repetition, TellsHowLongThereAndBack) {
  Exercise slow_back = exercise_of("squat");  // a quarter of the time down, the rest up
  slow_back.demonstrator.poses[1].at = 0.25F;
  Show show(slow_back);
  show.repeat(0, 1).stand(1);
  ASSERT_EQ(show.sides(EventKind::repetition).size(), 1U);
  const MovementEvent& event = show.last(EventKind::repetition);
  EXPECT_GT(event.back_ms, 1.5F * event.there_ms);
  EXPECT_NEAR(event.there_ms + event.back_ms, event.duration_ms, 1);
}

TEST(Form, IsToldOncePerWhile) {
  Exercise strict = exercise_of("squat");
  strict.checks[0].least = 120;  // no squat is so upright
  Show show(strict);
  show.repeat(0, 4).stand(1);  // 12.8 s
  EXPECT_EQ(show.tally().count, 4U);
  EXPECT_EQ(show.sides(EventKind::form), (std::vector{both, both}));
}

TEST(Form, IsNotToldOfTheDemonstrator) {
  for (const char* id : {"squat", "scarecrow", "side-leg-raise", "biceps-curl", "plank"}) {
    Show show(exercise_of(id));
    show.repeat(0, 2);
    EXPECT_TRUE(show.sides(EventKind::form).empty()) << id;
  }
}

TEST(SafeRange, IsToldOnTheSideThatLeftIt) {
  Exercise narrow = exercise_of("neck-turn");
  narrow.safe_range.most = 40;
  Show show(narrow);
  show.repeat(0, 2).stand(1);
  EXPECT_EQ(show.sides(EventKind::safe_range), (std::vector{left, right}));
}

TEST(SafeRange, IsNotToldOfAValueAtItsEdge) {
  Exercise edge = exercise_of("neck-turn");
  edge.safe_range.most = 59;  // one degree more than the demonstrator turns
  Show show(edge);
  show.repeat(0, 4).stand(1);
  EXPECT_TRUE(show.sides(EventKind::safe_range).empty());
}

TEST(HoldOfASide, IsTalliedForThatSide) {
  Show show(exercise_of("one-leg-balance"));
  show.repeat(0, 2).stand(1);
  EXPECT_EQ(show.sides(EventKind::hold_began), (std::vector{left, right}));
  EXPECT_EQ(show.sides(EventKind::hold_done), (std::vector{left, right}));
  EXPECT_EQ(show.sides(EventKind::hold_ended), (std::vector{left, right}));
  EXPECT_EQ(show.tally().count, 2U);
  EXPECT_EQ(show.tally().left_count, 1U);
  EXPECT_GT(show.tally().held_ms, 20000);
}

}  // namespace
}  // namespace liopep::engine::testing

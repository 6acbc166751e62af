#include "exercise/hold.h"

#include <gtest/gtest.h>

namespace liopep::engine {
namespace {

/// Steps a finder through depths, 20 frames a second; sums what came of it.
class Hold : public ::testing::Test {
 protected:
  Hold() {
    exercise_.counting = Counting::hold;
    exercise_.shortest_repetition_ms = 2000;
    exercise_.hold_ms = 5000;
  }
  void stay(double seconds, float depth) {
    for (const double end_ms = t_ms_ + seconds * 1000; t_ms_ < end_ms; t_ms_ += 50) {
      const HoldStep step = finder_.step(exercise_, t_ms_, depth);
      began_ += step.began ? 1 : 0;
      done_ += step.done ? 1 : 0;
      ended_ += step.ended ? 1 : 0;
      held_ms_ += step.added_ms;
      if (step.ended) last_ms_ = step.duration_ms;
    }
  }
  /// Nobody is seen meanwhile.
  void see_nothing(double seconds) { t_ms_ += seconds * 1000; }

  Exercise exercise_;
  HoldFinder finder_;
  double t_ms_ = 0;
  int began_ = 0, done_ = 0, ended_ = 0;
  float held_ms_ = 0;
  float last_ms_ = 0;
};

TEST_F(Hold, BeginsIsDoneOnceAndEnds) {
  stay(1, 0);
  stay(12, 1);
  EXPECT_EQ(began_, 1);
  EXPECT_EQ(done_, 1);
  EXPECT_EQ(ended_, 0);
  stay(1, 0);
  EXPECT_EQ(ended_, 1);
  EXPECT_EQ(done_, 1);
  EXPECT_NEAR(held_ms_, 12000, 100);
  EXPECT_FLOAT_EQ(last_ms_, held_ms_);
}

TEST_F(Hold, IsNoneWhenShorterThanTheShortest) {
  stay(1, 0);
  stay(1.8, 1);
  stay(2, 0);
  EXPECT_EQ(began_ + done_ + ended_, 0);
  EXPECT_EQ(held_ms_, 0);
}

TEST_F(Hold, BeginsWithoutARestBefore) {
  stay(3, 1);
  EXPECT_EQ(began_, 1);
}

TEST_F(Hold, GoesOnThroughAWobbleWhichIsNotPartOfIt) {
  stay(4, 1);
  stay(0.5, 0.3F);
  stay(4, 1);
  EXPECT_EQ(began_, 1);
  EXPECT_EQ(ended_, 0);
  EXPECT_EQ(done_, 1);
  EXPECT_NEAR(held_ms_, 8000, 150);
}

TEST_F(Hold, GoesOnThroughFramesThatNobodySaw) {
  stay(3, 1);
  see_nothing(0.6);
  stay(3, 1);
  EXPECT_EQ(began_, 1);
  EXPECT_EQ(ended_, 0);
  EXPECT_NEAR(held_ms_, 6600, 100);
}

TEST_F(Hold, EndsWhenThePositionIsLeftForLonger) {
  stay(3, 1);
  stay(1, 0.3F);
  stay(3, 1);
  EXPECT_EQ(began_, 2);
  EXPECT_EQ(ended_, 1);
  EXPECT_EQ(done_, 0);
}

TEST_F(Hold, MaySagALittle) {
  stay(3, exercise_.phases.full_above + 0.02F);
  stay(3, exercise_.phases.full_above - 0.08F);
  EXPECT_EQ(ended_, 0);
  EXPECT_EQ(done_, 1);
}

TEST_F(Hold, EndsWhenInterrupted) {
  stay(3, 1);
  EXPECT_TRUE(finder_.interrupt().ended);
  EXPECT_FALSE(finder_.interrupt().ended);
  EXPECT_EQ(finder_.phase(), Phase::waiting);
}

}  // namespace
}  // namespace liopep::engine

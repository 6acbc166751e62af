#include "exercise/hold.h"

#include <gtest/gtest.h>

#include <memory>

#include "body/camera.h"
#include "body/posture.h"
#include "body/skeleton.h"
#include "liopep/movement.h"
#include "testing/performance.h"

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

/// Somebody who goes from one posture to the next in front of a wall sit.
class WallSit : public ::testing::Test {
 protected:
  static Posture stands() { return held(2, 4, 0); }
  static Posture bows() { return held(50, 65, 42); }
  static Posture sits() { return held(85, 88, 3); }  // the same against a wall and on a chair
  static Posture held(float thigh_deg, float knee_deg, float lean_deg) {
    Posture posture;
    posture.trunk.lean_deg = lean_deg;
    posture.legs.fill({.thigh_deg = thigh_deg, .knee_deg = knee_deg});
    return posture;
  }
  void go(double seconds, const Posture& to) {
    const double start_ms = t_ms_;
    for (; t_ms_ < start_ms + seconds * 1000; t_ms_ += 50) {
      const auto part = static_cast<float>((t_ms_ - start_ms) / (seconds * 1000));
      const Skeleton body = skeleton_of({}, mixed(posture_, to, part), Seat::none);
      const Landmarks seen = landmarks_of(body, {}, {.distance_m = 2.8F});
      counter_->step(t_ms_, &seen);
    }
    posture_ = to;
  }
  double held_s() const { return counter_->report().tally.held_ms / 1000; }

  std::unique_ptr<MovementCounter> counter_ =
      std::make_unique<MovementCounter>(testing::exercise_of("wall-sit"));
  Posture posture_ = stands();
  double t_ms_ = 0;
};

TEST_F(WallSit, IsHeldByWhoSlidesDown) {
  go(1, stands());
  go(1.5, sits());
  go(8, sits());
  EXPECT_NEAR(held_s(), 8, 1);
}

TEST_F(WallSit, IsNotHeldByWhoSitsDownOnAChair) {
  go(1, stands());
  go(0.8, bows());
  go(0.8, sits());
  go(8, sits());
  EXPECT_EQ(held_s(), 0);
}

TEST_F(WallSit, IsHeldByWhoStoodUpAgainAndThenSlidesDown) {
  go(1, stands());
  go(0.8, bows());
  go(0.8, sits());
  go(4, sits());
  go(0.8, bows());
  go(0.8, stands());
  go(1, stands());
  go(1.5, sits());
  go(8, sits());
  EXPECT_NEAR(held_s(), 8, 1);
}

TEST_F(WallSit, IsNotVoidedByWhoBowsForAMomentOnceThere) {
  Posture nods = sits();
  nods.trunk.lean_deg = 42;
  go(1, stands());
  go(1.5, sits());
  go(4, sits());
  go(0.2, nods);
  go(0.2, sits());
  go(4, sits());
  EXPECT_NEAR(held_s(), 8, 1);
}

}  // namespace
}  // namespace liopep::engine

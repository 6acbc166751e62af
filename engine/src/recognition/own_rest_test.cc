#include "recognition/own_rest.h"

#include <gtest/gtest.h>

namespace liopep::engine {
namespace {

constexpr float kFrame_s = 1.0F / 30;

/// Stays at a depth for so long; true when rest moved meanwhile.
bool stay_between(OwnRest& rest, float depth, float seconds, bool is_under_way = false) {
  bool moved = false;
  for (float t_s = 0; t_s < seconds; t_s += kFrame_s) {
    moved = rest.follow_between(depth, kFrame_s, is_under_way) || moved;
  }
  return moved;
}

TEST(OwnRest, FollowsDownAtOnceAndUpSlowly) {
  OwnRest rest;
  rest.follow_down(0.2F, kFrame_s, false);
  for (int i = 0; i < 30; ++i) rest.follow_down(-0.1F, kFrame_s, false);
  EXPECT_NEAR(rest.depth(), -0.1F, 0.01F);
  for (int i = 0; i < 30; ++i) rest.follow_down(0.2F, kFrame_s, false);
  EXPECT_LT(rest.depth(), 0);
}

TEST(OwnRest, OfOneWayIsWhereACameraFromBelowAndDepthsTooDeepShowIt) {
  for (const float first : {0.7F, 1.6F}) {
    OwnRest rest;
    rest.follow_down(first, kFrame_s, false);
    EXPECT_FLOAT_EQ(rest.depth(), first);
  }
}

TEST(OwnRest, IsNotTheFullPositionInWhichSomebodyCame) {
  OwnRest rest;
  for (int i = 0; i < 30; ++i) rest.follow_down(1, kFrame_s, false);
  for (int i = 0; i < 30; ++i) rest.follow_down(0, kFrame_s, false);
  EXPECT_NEAR(rest.depth(), 0, 0.01F);
}

TEST(OwnRest, OfOneWayIsNotWhereAnotherMovementLeads) {
  OwnRest rest;
  rest.follow_down(0, kFrame_s, false);
  for (int i = 0; i < 30; ++i) rest.follow_down(-1, kFrame_s, false);
  EXPECT_GE(rest.depth(), -0.35F);
}

TEST(OwnRest, StaysWhileARepetitionIsUnderWay) {
  OwnRest rest;
  rest.follow_down(0.1F, kFrame_s, false);
  for (int i = 0; i < 30; ++i) rest.follow_down(-0.3F, kFrame_s, true);
  EXPECT_FLOAT_EQ(rest.depth(), 0.1F);
}

TEST(OwnRest, BetweenTwoSidesIsWhereSomebodyBegan) {
  OwnRest rest;
  stay_between(rest, 0.5F, 1);
  EXPECT_NEAR(rest.depth(), 0.5F, 0.01F);
}

TEST(OwnRest, BetweenTwoSidesIsNotWhereTheOtherSideHolds) {
  OwnRest rest;
  stay_between(rest, 0, 1);
  EXPECT_FALSE(stay_between(rest, -0.8F, 4));
  EXPECT_NEAR(rest.depth(), 0, 0.01F);
}

TEST(OwnRest, BetweenTwoSidesMovesToWhereSomebodyIsStill) {
  OwnRest rest;
  stay_between(rest, 0.5F, 0.2F);
  EXPECT_TRUE(stay_between(rest, 0.1F, 2));
  EXPECT_NEAR(rest.depth(), 0.1F, 0.01F);
}

}  // namespace
}  // namespace liopep::engine

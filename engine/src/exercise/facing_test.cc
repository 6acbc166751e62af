#include "exercise/facing.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "body/camera.h"
#include "body/skeleton.h"
#include "exercise/body_scale.h"
#include "exercise/measuring.h"

namespace liopep::engine {
namespace {

/// Arms ahead. `depth`: how deep the model makes it, against the truth.
Landmarks seen(float yaw_deg, float head_deg, float depth) {
  Posture posture;
  posture.head.turn_deg = head_deg;
  for (ArmPosture& arm : posture.arms) arm = {.raise_deg = 80, .plane_deg = 0};
  Landmarks landmarks = landmarks_of(skeleton_of({}, posture, Seat::none), {.yaw_deg = yaw_deg},
                                     {.distance_m = 2.8F});
  for (LandmarkPoint& point : landmarks.points) point.z *= depth;
  return landmarks;
}

constexpr Measure kHeadTurn = {
    .kind = MeasureKind::turn, .from = BodyPart::ears, .to = BodyPart::head, .sides = Sides::own};

class DepthOfTheModel : public ::testing::TestWithParam<float> {};

TEST_P(DepthOfTheModel, TellsToWhichSideShouldersTurnAndTheirBreadthHowFar) {
  for (const float yaw_deg : {-40.0F, -30.0F, 30.0F, 40.0F}) {
    Facing facing;
    for (int i = 0; i < 20; ++i) facing.update(seen(0, 0, GetParam()), 0.1F);
    for (int i = 0; i < 20; ++i) facing.update(seen(yaw_deg, 0, GetParam()), 0.1F);
    EXPECT_NEAR(facing.turned_deg(), yaw_deg, 5);
  }
}

TEST_P(DepthOfTheModel, LeavesAHeadsTurnToTheHead) {
  BodyScale scale;
  for (int i = 0; i < 20; ++i) scale.update(seen(0, 0, GetParam()), 0.1F);
  for (int i = 0; i < 20; ++i) scale.update(seen(32, 0, GetParam()), 0.1F);
  EXPECT_NEAR(measured(kHeadTurn, Side::left, seen(32, 0, GetParam()), scale).value, 0, 6);
  EXPECT_NEAR(measured(kHeadTurn, Side::right, seen(32, -50, GetParam()), scale).value, 50, 8);
}

INSTANTIATE_TEST_SUITE_P(FlatToDeep, DepthOfTheModel, ::testing::Values(0.6F, 1.0F, 2.0F),
                         [](const auto& info) { return "number_" + std::to_string(info.index); });

TEST_P(DepthOfTheModel, TellsWhatReachesAsideFromABodyThatTurns) {
  BodyScale scale;
  for (int i = 0; i < 20; ++i) scale.update(seen(0, 0, GetParam()), 0.1F);
  const Measure sideways = {.kind = MeasureKind::sideways,
                            .from = BodyPart::shoulders,
                            .to = BodyPart::elbows,
                            .unit = BodyUnit::shoulders,
                            .sides = Sides::own};
  Measure outward = sideways;
  outward.kind = MeasureKind::outward;
  const auto on_the_right = [&](const Measure& measure, float yaw_deg) {
    return measured(measure, Side::right, seen(yaw_deg, 0, GetParam()), scale).value;
  };
  const float facing_it = on_the_right(outward, 0);
  for (int i = 0; i < 60; ++i) scale.update(seen(32, 0, GetParam()), 0.1F);
  const float off = std::abs(on_the_right(outward, 32) - facing_it);
  EXPECT_LT(off, std::abs(on_the_right(sideways, 32) - facing_it) / 2);
}

TEST(Facing, TakesWhatTremblesForNoTurn) {
  Facing facing;
  for (int i = 0; i < 20; ++i) facing.update(seen(0, 0, 1), 0.1F);
  for (int i = 0; i < 20; ++i) facing.update(seen(12, 0, 1), 0.1F);
  EXPECT_EQ(facing.turned_deg(), 0);
}

TEST(Facing, IsTheCameraWhereDepthSaysNothing) {
  Facing facing;
  facing.update(seen(0, 0, 1), 0.1F);
  for (int i = 0; i < 20; ++i) facing.update(seen(32, 0, 0), 0.1F);
  EXPECT_NEAR(facing.turned_deg(), 0, 0.5);
}

}  // namespace
}  // namespace liopep::engine

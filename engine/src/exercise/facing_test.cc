#include "exercise/facing.h"

#include <gtest/gtest.h>

#include <string>

#include "body/camera.h"
#include "body/skeleton.h"
#include "exercise/body_scale.h"
#include "exercise/measuring.h"

namespace liopep::engine {
namespace {

/// `depth`: how deep the model makes it, against the truth.
Landmarks seen(float yaw_deg, float head_deg, float depth) {
  Posture posture;
  posture.head.turn_deg = head_deg;
  Landmarks landmarks = landmarks_of(skeleton_of({}, posture, Seat::none), {.yaw_deg = yaw_deg},
                                     {.distance_m = 2.8F});
  for (LandmarkPoint& point : landmarks.points) point.z *= depth;
  return landmarks;
}

constexpr Measure kHeadTurn = {
    .kind = MeasureKind::turn, .from = BodyPart::ears, .to = BodyPart::head, .sides = Sides::own};

class DepthOfTheModel : public ::testing::TestWithParam<float> {};

TEST_P(DepthOfTheModel, TellsToWhichSideShouldersTurnAndTheirBreadthHowFar) {
  for (const float yaw_deg : {-30.0F, -15.0F, 15.0F, 30.0F}) {
    Facing facing;
    for (int i = 0; i < 20; ++i) facing.update(seen(0, 0, GetParam()), 0.1F);
    for (int i = 0; i < 20; ++i) facing.update(seen(yaw_deg, 0, GetParam()), 0.1F);
    EXPECT_NEAR(facing.turned_deg(), yaw_deg, 5);
  }
}

TEST_P(DepthOfTheModel, LeavesAHeadsTurnToTheHead) {
  BodyScale scale;
  for (int i = 0; i < 20; ++i) scale.update(seen(0, 0, GetParam()), 0.1F);
  for (int i = 0; i < 20; ++i) scale.update(seen(25, 0, GetParam()), 0.1F);
  EXPECT_NEAR(measured(kHeadTurn, Side::left, seen(25, 0, GetParam()), scale).value, 0, 6);
  EXPECT_NEAR(measured(kHeadTurn, Side::right, seen(25, -50, GetParam()), scale).value, 50, 8);
}

INSTANTIATE_TEST_SUITE_P(FlatToDeep, DepthOfTheModel, ::testing::Values(0.6F, 1.0F, 2.0F),
                         [](const auto& info) { return "number_" + std::to_string(info.index); });

TEST(Facing, IsTheCameraWhereDepthSaysNothing) {
  Facing facing;
  facing.update(seen(0, 0, 1), 0.1F);
  for (int i = 0; i < 20; ++i) facing.update(seen(20, 0, 0), 0.1F);
  EXPECT_NEAR(facing.turned_deg(), 0, 0.5);
}

}  // namespace
}  // namespace liopep::engine

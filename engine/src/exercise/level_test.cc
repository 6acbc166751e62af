#include "exercise/level.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "body/camera.h"
#include "body/skeleton.h"
#include "geometry/body.h"
#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

struct Stand {
  float roll_deg = 0;
  float bend_deg = 0;
  float yaw_deg = 0;
  float camera_height_m = 1;
};

Landmarks seen(const Stand& stand) {
  Posture posture;
  posture.trunk.bend_deg = stand.bend_deg;
  Landmarks landmarks =
      landmarks_of(skeleton_of({}, posture, Seat::none), {.yaw_deg = stand.yaw_deg},
                   {.distance_m = 2.8F, .height_m = stand.camera_height_m});
  const float s = sine(stand.roll_deg);
  const float c = cosine(stand.roll_deg);
  for (LandmarkPoint& point : landmarks.points) {
    const float x = (point.x - 0.5F) * landmarks.aspect;
    const float y = point.y - 0.5F;
    point.x = 0.5F + (c * x - s * y) / landmarks.aspect;
    point.y = 0.5F + s * x + c * y;
  }
  return landmarks;
}

Level learned(const Stand& stand, bool sees_hips) {
  Level level;
  for (int i = 0; i < 40; ++i) level.learn(seen(stand), {}, sees_hips, 0.05F);
  return level;
}

class RolledCamera : public ::testing::TestWithParam<bool> {};

TEST_P(RolledCamera, IsToldFromWhomItSees) {
  const Level level = learned({.roll_deg = 10}, GetParam());
  EXPECT_NEAR(level.roll_deg(), 8, 0.5) << "2 degrees may be the person's own";

  const Landmarks upright = level.levelled(seen({.roll_deg = 8}));
  const Landmarks truth = seen({});
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    EXPECT_NEAR(upright.points[i].x, truth.points[i].x, 0.01);
    EXPECT_NEAR(upright.points[i].y, truth.points[i].y, 0.01);
  }
}

INSTANTIATE_TEST_SUITE_P(WithAndWithoutHips, RolledCamera, ::testing::Bool(),
                         [](const auto& info) { return "number_" + std::to_string(info.index); });

TEST(Level, IsNotWhatABodyAtAnAngleLooksLikeFromAbove) {
  const Stand turned = {.yaw_deg = 30, .camera_height_m = 1.8F};
  ASSERT_GT(std::abs(point_of(seen(turned), BodyPart::shoulders, Side::left).y -
                     point_of(seen(turned), BodyPart::shoulders, Side::right).y),
            0.01F);
  EXPECT_EQ(learned(turned, true).roll_deg(), 0);
}

TEST(Level, IsNotLearnedFromTheSide) {
  EXPECT_EQ(learned({.roll_deg = 10, .yaw_deg = 80}, true).roll_deg(), 0);
}

}  // namespace
}  // namespace liopep::engine

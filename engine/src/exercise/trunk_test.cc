#include "exercise/trunk.h"

#include <gtest/gtest.h>

#include <string>

#include "body/camera.h"
#include "body/skeleton.h"
#include "exercise/body_scale.h"

namespace liopep::engine {
namespace {

Landmarks seen_from(float camera_height_m, float lean_deg) {
  Posture posture;
  posture.trunk.lean_deg = lean_deg;
  return landmarks_of(skeleton_of({}, posture, Seat::none), {},
                      {.distance_m = 2.8F, .height_m = camera_height_m});
}

/// A hinge of 60 degrees by somebody whom this camera has seen stand.
class BowSeenFrom : public ::testing::TestWithParam<float> {};

TEST_P(BowSeenFrom, IsAboutTheSameFromEveryHeight) {
  BodyScale scale;
  for (int i = 0; i < 40; ++i) scale.update(seen_from(GetParam(), 0), 0.1F);

  EXPECT_LT(scale.bow_deg(seen_from(GetParam(), 0)), 6);
  EXPECT_NEAR(scale.bow_deg(seen_from(GetParam(), 60)), 60, 14);
}

INSTANTIATE_TEST_SUITE_P(Cameras, BowSeenFrom, ::testing::Values(0.15F, 0.9F, 1.7F),
                         [](const auto& info) { return "number_" + std::to_string(info.index); });

}  // namespace
}  // namespace liopep::engine

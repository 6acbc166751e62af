#include "exercise/body_scale.h"

#include <gtest/gtest.h>

#include "body/camera.h"
#include "body/skeleton.h"

namespace liopep::engine {
namespace {

Landmarks seen(float left_raise_deg, float right_raise_deg) {
  Posture posture;
  posture.arms[0] = {.raise_deg = left_raise_deg, .plane_deg = 0};
  posture.arms[1] = {.raise_deg = right_raise_deg, .plane_deg = 0};
  return landmarks_of(skeleton_of({}, posture, Seat::none), {},
                      {.distance_m = 3, .height_m = 1.4F, .aim_m = 1.4F});
}

TEST(UnitArm, IsThatOfTheArmWhichDoesNotPointAtTheCamera) {
  BodyScale hanging;
  hanging.update(seen(0, 0), 0.05F);
  BodyScale pointing;
  pointing.update(seen(90, 0), 0.05F);

  const float arm = hanging.length(BodyUnit::arm);
  EXPECT_NEAR(pointing.length(BodyUnit::arm), arm, 0.03F * arm);
}

TEST(UnitArm, IsKeptWhileBothPointAtTheCamera) {
  BodyScale scale;
  scale.update(seen(0, 0), 0.05F);
  const float arm = scale.length(BodyUnit::arm);
  for (int i = 0; i < 20; ++i) scale.update(seen(90, 90), 0.05F);

  EXPECT_GT(scale.length(BodyUnit::arm), 0.75F * arm) << "for a second";
}

TEST(UnitArm, IsNotLearnedOfAnElbowThatIsOnlyGuessed) {
  Landmarks guessed = seen(0, 0);
  guessed[Landmark::left_elbow].y += 0.5F;
  guessed[Landmark::left_elbow].visibility = 0.1F;
  BodyScale scale;
  scale.update(seen(0, 0), 0.05F);
  const float arm = scale.length(BodyUnit::arm);
  for (int i = 0; i < 20; ++i) scale.update(guessed, 0.05F);

  EXPECT_NEAR(scale.length(BodyUnit::arm), arm, 0.01F * arm);
}

}  // namespace
}  // namespace liopep::engine

#include "recognition/followed_body.h"

#include <gtest/gtest.h>

#include "body/camera.h"
#include "body/skeleton.h"
#include "testing/content.h"
#include "testing/performance.h"

namespace liopep::engine::testing {
namespace {

constexpr double kFrame_ms = 1000.0 / 30;

Landmarks seen_of(const Posture& posture, double yaw_deg) {
  const Scene scene = scene_by_chance(3, 0);
  return project(scene.build, posture, Place{0, 0, yaw_deg}, scene.camera);
}

TEST(FollowedBody, KnowsAtOnceWhereSomebodyFaces) {
  for (const double yaw_deg : {-40.0, 0.0, 40.0}) {
    FollowedBody body;
    const Landmarks landmarks = seen_of(standing(), yaw_deg);
    for (int i = 0; i < 6; ++i) body.step(kFrame_ms * i, &landmarks);
    EXPECT_NEAR(body.heading_deg(), yaw_deg, 15) << yaw_deg;
  }
}

TEST(FollowedBody, KnowsWhereSomebodyFacesWhoLies) {
  for (const Exercise& exercise : content_exercises()) {
    if (exercise.demonstrator.seat != Seat::floor) continue;
    const Skeleton lying = skeleton_of(engine::Build{}, exercise.demonstrator.poses[0].posture,
                                       exercise.demonstrator.seat);
    for (const float yaw_deg : {-90.0F, 90.0F}) {
      FollowedBody body;
      const Landmarks landmarks =
          landmarks_of(lying, {.yaw_deg = yaw_deg}, {.distance_m = 3, .height_m = 0.5F});
      for (int i = 0; i < 6; ++i) body.step(kFrame_ms * i, &landmarks);
      EXPECT_NEAR(body.heading_deg(), yaw_deg, 20) << exercise.id.data();
    }
  }
}

/// What becomes of frames in which somebody is moved down by so much of the picture within a time.
FrameKind after_moving(float down, double takes_ms, double frame_ms) {
  FollowedBody body;
  const Landmarks landmarks = seen_of(standing(), 0);
  FrameKind kind = FrameKind::usual;
  double t_ms = 0;
  for (; t_ms < 2000; t_ms += frame_ms) body.step(t_ms, &landmarks);
  for (double moved_ms = frame_ms; moved_ms <= takes_ms; moved_ms += frame_ms, t_ms += frame_ms) {
    Landmarks moved = landmarks;
    for (LandmarkPoint& point : moved.points) {
      point.y += down * static_cast<float>(moved_ms / takes_ms);
    }
    if (body.step(t_ms, &moved) == FrameKind::another) kind = FrameKind::another;
  }
  return kind;
}

TEST(FollowedBody, IsTheSameWhoGoesDownQuickly) {
  const Landmarks landmarks = seen_of(standing(), 0);
  const float torso = landmarks[Landmark::left_hip].y - landmarks[Landmark::left_shoulder].y;
  EXPECT_EQ(after_moving(1.2F * torso, 480, 120), FrameKind::usual);
  EXPECT_EQ(after_moving(1.2F * torso, 120, 120), FrameKind::another);
}

TEST(FollowedBody, MeasuresInAUnitThatAMomentHardlyChanges) {
  FollowedBody body;
  const Landmarks landmarks = seen_of(standing(), 0);
  double t_ms = 0;
  for (; t_ms < 2000; t_ms += kFrame_ms) body.step(t_ms, &landmarks);
  const float before = body.steady_features().body_unit;

  // The model sees the shoulders too high for a quarter of a second.
  Landmarks stretched = landmarks;
  stretched[Landmark::left_shoulder].y -= 0.05F;
  stretched[Landmark::right_shoulder].y -= 0.05F;
  const double until_ms = t_ms + 250;
  for (; t_ms < until_ms; t_ms += kFrame_ms) body.step(t_ms, &stretched);

  EXPECT_LT(body.steady_features().body_unit / before, body.body_unit() / before);
  EXPECT_NEAR(body.steady_features().body_unit / before, 1, 0.05F);
}

}  // namespace
}  // namespace liopep::engine::testing

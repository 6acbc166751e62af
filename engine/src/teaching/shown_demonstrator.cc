#include "teaching/shown_demonstrator.h"

#include "body/posture.h"
#include "exercise/depth.h"
#include "geometry/trigonometry.h"
#include "liopep/demonstrator.h"
#include "teaching/posture_fit.h"

namespace liopep::engine {
namespace {

constexpr float kShortest_ms = 600;
constexpr float kLongest_ms = 12000;
constexpr float kFurther = 0.1F;
constexpr int kMostTimesFurther = 8;

Posture quiet_posture(Seat seat) {
  Posture posture;
  if (seat == Seat::none) return posture;
  for (LegPosture& leg : posture.legs) {
    leg.thigh_deg = 90;
    leg.knee_deg = 90;
  }
  return posture;
}

/// How deep the figure goes, by the exercise's own measures.
float deepest_of(const Exercise& exercise) {
  const Demonstration demonstration(exercise.demonstrator, Turns::same_side);
  BodyScale scale;
  constexpr float kFrame_s = 0.05F;
  for (int i = 0; i < 40; ++i) scale.update(demonstration.landmarks_at(0), kFrame_s);
  const Landmarks full = demonstration.landmarks_at(demonstration.furthest_ms());
  if (exercise.side_rule == SideRule::both) return depth_of(exercise, Side::both, full, scale);
  return larger(depth_of(exercise, Side::left, full, scale),
                depth_of(exercise, Side::right, full, scale));
}

}  // namespace

Demonstrator demonstrator_of(const ShownMovement& shown, Position position) {
  Demonstrator demonstrator;
  demonstrator.seat = position == Position::seated ? Seat::chair : Seat::none;
  demonstrator.period_ms = clamped(shown.period_ms, kShortest_ms, kLongest_ms);
  demonstrator.pose_count = 2;
  const FittedPosture quiet = {quiet_posture(demonstrator.seat), 0};
  const FittedPosture rest = fit_posture(shown.rests[1].features, quiet, demonstrator.seat, true);
  const FittedPosture full = fit_posture(shown.fulls[1].features, rest, demonstrator.seat, false);
  demonstrator.view_deg = -rest.yaw_deg;
  demonstrator.poses[0] = {0, rest.posture};
  demonstrator.poses[1] = {0.5F, full.posture};
  return demonstrator;
}

void reach_full(Exercise& exercise) {
  const Demonstrator fitted = exercise.demonstrator;
  const float wanted = exercise.phases.full_above + kFurther;
  for (int i = 0; i <= kMostTimesFurther; ++i) {
    const float part = 1 + kFurther * static_cast<float>(i);
    exercise.demonstrator.poses[1].posture =
        mixed(fitted.poses[0].posture, fitted.poses[1].posture, part);
    if (deepest_of(exercise) >= wanted) return;
  }
  exercise.demonstrator = fitted;
}

}  // namespace liopep::engine

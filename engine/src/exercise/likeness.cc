#include "exercise/likeness.h"

#include "body/posture.h"
#include "exercise/depth.h"
#include "exercise/measuring.h"
#include "geometry/body.h"
#include "geometry/trigonometry.h"
#include "liopep/demonstrator.h"

namespace liopep::engine {
namespace {

constexpr int kMoments = 32;
constexpr float kClosed_ms = 250;
constexpr float kSlower = 2;
// People stand less still than the demonstrator, and step where it only opens its legs.
constexpr float kOfDemonstrator = 1.6F;
constexpr float kUpperBody = 0.6F;
constexpr float kLegs = 1.6F;
constexpr float kStep = 0.5F;  ///< of the shoulders: feet that move further do not stand
// Of the way: a half repetition is at most .5, a whole one at least .9.
constexpr float kNeither = 0.66F;
constexpr float kLeastWay = 0.3F;
constexpr float kLeastOfUsual = 0.4F;
constexpr float kMostOfUsual = 0.85F;
constexpr float kSwing = 0.1F;      ///< beyond full: who swings further has turned
constexpr float kOpposite = 0.05F;  ///< of it: the two sides' values are the same but for the sign

/// Where the head is at rest, on whose neck and before which camera, is this person's own.
bool is_of_head(const Measure& measure) {
  const bool is_above_shoulders =
      measure.from == BodyPart::shoulders && measure.to == BodyPart::ears;
  return measure.kind == MeasureKind::height &&
         (measure.unit == BodyUnit::head || is_above_shoulders);
}

/// A measure grows now with the first part of a movement, now with the last: how much of it is seen
/// of who goes so far that it is neither half nor whole.
float of_usual(const Exercise& exercise, const Demonstration& demonstration,
               const BodyScale& scale) {
  Demonstrator less = exercise.demonstrator;
  for (int i = 1; i < less.pose_count; ++i) {
    less.poses[i].posture = mixed(less.poses[0].posture, less.poses[i].posture, kNeither);
  }
  const double t_ms = demonstration.furthest_ms();
  const auto depth = [&](const Landmarks& landmarks) {
    return depth_of(exercise, Side::left, landmarks, scale);
  };
  const float rest = depth(demonstration.landmarks_at(0));
  const float whole = depth(demonstration.landmarks_at(t_ms)) - rest;
  const float seen = depth(Demonstration(less, Turns::same_side).landmarks_at(t_ms)) - rest;
  return clamped(seen / larger(whole, kLeastWay), kLeastOfUsual, kMostOfUsual);
}

}  // namespace

Likeness likeness_of(const Exercise& exercise) {
  Likeness likeness;
  if (exercise.demonstrator.pose_count == 0) return likeness;
  const Demonstration demonstration(exercise.demonstrator, Turns::same_side);
  const Landmarks rest = demonstration.landmarks_at(0);
  BodyScale scale;
  scale.update(rest, 0.1F);
  likeness.learns_rest = true;
  for (int i = 0; i < exercise.measure_count; ++i) {
    const SignalMeasure& measure = exercise.measures[i];
    likeness.learns_rest &= is_of_head(measure) && !takes_one_side(measure);
    const float depth = measure_depth(measure, Side::left, rest, scale);
    likeness.rest[i] = depth;
    if (depth >= exercise.phases.full_above) {
      likeness.gates = static_cast<std::uint8_t>(likeness.gates | 1U << i);
    }
  }
  likeness.of_usual = of_usual(exercise, demonstration, scale);
  const SignalMeasure& first = exercise.measures[0];
  likeness.swing =
      exercise.side_rule == SideRule::alternate
          ? exercise.phases.full_above + kSwing + first.rest / (first.full - first.rest)
          : 0;
  int closed = 0;
  float stepped = 0;
  const BodyPoint start = middle_of(rest, BodyPart::shoulders);
  for (int i = 1; i < kMoments; ++i) {
    const double t_ms = demonstration.repetition_ms() * i / kMoments;
    const Landmarks now = demonstration.landmarks_at(t_ms);
    const float open = least_depth(exercise, likeness.gates, Side::left, now, scale);
    const float sum = measured_on(Side::left, first, now, scale).value +
                      measured_on(Side::right, first, now, scale).value;
    if (absolute(sum) > kOpposite * absolute(first.full)) likeness.swing = 0;
    closed += open <= exercise.phases.rest_below ? 1 : 0;
    const float travel = distance_between(start, middle_of(now, BodyPart::shoulders));
    likeness.travel = larger(likeness.travel, travel / scale.breadth());
    for (const Side side : {Side::left, Side::right}) {
      stepped = larger(stepped, distance_between(point_of(rest, BodyPart::ankles, side),
                                                 point_of(now, BodyPart::ankles, side)));
    }
  }
  likeness.closed_ms = kClosed_ms + kSlower * exercise.demonstrator.period_ms *
                                        static_cast<float>(closed) / kMoments;
  const bool steps = stepped > kStep * scale.breadth();
  likeness.travel = kOfDemonstrator * likeness.travel + (steps ? kLegs : kUpperBody);
  return likeness;
}

}  // namespace liopep::engine

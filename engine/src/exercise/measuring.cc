#include "exercise/measuring.h"

#include "geometry/body.h"
#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

Side side_of_point(PointSide point, Side side) {
  switch (point) {
    case PointSide::same:
      return side;
    case PointSide::other:
      return opposite(side);
    case PointSide::middle:
      return Side::both;
  }
  return side;
}

/// The person's left lies to the right in a picture that is not mirrored.
float outward(Side side) {
  return side == Side::left ? 1.0F : -1.0F;
}

struct Direction {
  float x, y;
};

/// Degrees from `forward` to a direction that has these two parts, with the sign of `aside`.
float signed_angle_deg(float forward, float aside) {
  const float length = square_root(forward * forward + aside * aside);
  if (length < 1e-6F) return 0;
  const float angle_deg = arc_cosine_deg(forward / length);
  return aside < 0 ? -angle_deg : angle_deg;
}

/// Along the pair from right to left. A pair seen from its end has no direction of its own: the
/// shoulders lend theirs.
Direction direction_of_pair(const Landmarks& landmarks, BodyPart pair) {
  constexpr float kLent = 0.2F;
  const BodyPoint left = point_of(landmarks, pair, Side::left);
  const BodyPoint right = point_of(landmarks, pair, Side::right);
  const BodyPoint left_shoulder = point_of(landmarks, BodyPart::shoulders, Side::left);
  const BodyPoint right_shoulder = point_of(landmarks, BodyPart::shoulders, Side::right);
  const Direction sum = {left.x - right.x + kLent * (left_shoulder.x - right_shoulder.x),
                         left.y - right.y + kLent * (left_shoulder.y - right_shoulder.y)};
  const float length = square_root(sum.x * sum.x + sum.y * sum.y);
  if (length < 1e-6F) return {1, 0};
  return {sum.x / length, sum.y / length};
}

/// How far a pair is turned to the left, from how far the point before it has left its middle.
Measured turned_deg(const Measure& measure, const Landmarks& landmarks) {
  // How far the point is before the middle of the pair, in widths of the pair: the nose before the
  // ears (face depth over bitragion breadth, ANSUR II 2012) and before the shoulders.
  const float before = measure.from == BodyPart::shoulders ? 0.5F : 0.86F;
  const BodyPoint left = point_of(landmarks, measure.from, Side::left);
  const BodyPoint right = point_of(landmarks, measure.from, Side::right);
  const BodyPoint middle = point_of(landmarks, measure.from, Side::both);
  const BodyPoint to = point_of(landmarks, measure.to, Side::both);
  const Direction along = direction_of_pair(landmarks, measure.from);
  const float width = (left.x - right.x) * along.x + (left.y - right.y) * along.y;
  const float offset = (to.x - middle.x) * along.x + (to.y - middle.y) * along.y;
  // Turned well aside, the far one of the pair is hidden and only guessed.
  const float visibility = larger(left.visibility, right.visibility);
  return {signed_angle_deg(before * width, offset), smaller(visibility, to.visibility)};
}

Measured spread(const Measure& measure, const Landmarks& landmarks, const BodyScale& scale) {
  const BodyPoint left = point_of(landmarks, measure.at, Side::left);
  const BodyPoint right = point_of(landmarks, measure.at, Side::right);
  return {distance_between(left, right) / scale.length(measure.unit),
          smaller(left.visibility, right.visibility)};
}

BodyParts parts_of(BodyUnit unit) {
  switch (unit) {
    case BodyUnit::torso:
      return bit_of(BodyPart::shoulders) | bit_of(BodyPart::hips);
    case BodyUnit::shoulders:
      return bit_of(BodyPart::shoulders);
    case BodyUnit::leg:
      return bit_of(BodyPart::hips) | bit_of(BodyPart::ankles);
    case BodyUnit::head:
      return bit_of(BodyPart::ears);
    case BodyUnit::arm:
      return bit_of(BodyPart::shoulders) | bit_of(BodyPart::elbows);
  }
  return 0;
}

}  // namespace

Measured measured_on(Side side, const Measure& measure, const Landmarks& landmarks,
                     const BodyScale& scale) {
  if (measure.kind == MeasureKind::spread) return spread(measure, landmarks, scale);
  if (measure.kind == MeasureKind::turn) {
    const Measured left = turned_deg(measure, landmarks);
    const float body_deg = measure.from == BodyPart::ears ? scale.facing().turned_deg() : 0;
    return {outward(side) * (left.value - body_deg), left.visibility};
  }
  if (measure.kind == MeasureKind::bow) {
    const float shoulders = middle_of(landmarks, BodyPart::shoulders).visibility;
    return {scale.bow_deg(landmarks),
            smaller(shoulders, middle_of(landmarks, BodyPart::hips).visibility)};
  }
  const BodyPoint from = point_of(landmarks, measure.from, side_of_point(measure.from_side, side));
  const BodyPoint to = point_of(landmarks, measure.to, side_of_point(measure.to_side, side));
  const float visibility = smaller(from.visibility, to.visibility);
  const float aside = outward(side) * (to.x - from.x);
  switch (measure.kind) {
    case MeasureKind::angle: {
      const BodyPoint at = point_of(landmarks, measure.at, side);
      return {angle_at_deg(from, at, to), smaller(visibility, at.visibility)};
    }
    case MeasureKind::height:
      return {(from.y - to.y) / scale.length(measure.unit), visibility};
    case MeasureKind::distance:
      return {distance_between(from, to) / scale.length(measure.unit), visibility};
    case MeasureKind::sideways:
      return {aside / scale.length(measure.unit), visibility};
    case MeasureKind::outward:
      return {outward(side) * scale.facing().to_left(from, to) / scale.length(measure.unit),
              visibility};
    case MeasureKind::lean:
      return {signed_angle_deg(from.y - to.y, aside), visibility};
    case MeasureKind::forward:
      return {(from.z - to.z) / scale.length(measure.unit), visibility};
    case MeasureKind::spread:
    case MeasureKind::turn:
    case MeasureKind::bow:
      break;
  }
  return {};
}

float joined(Sides sides, Side own, const Measured& left, const Measured& right) {
  const bool is_right = own == Side::right;
  // Seen from the side the far one is guessed: the near one speaks for both.
  if (sides == Sides::least || sides == Sides::most) {
    if (left.visibility < kUnseen && right.visibility >= kUnseen) return right.value;
    if (right.visibility < kUnseen && left.visibility >= kUnseen) return left.value;
  }
  switch (sides) {
    case Sides::mean:
      return seen_mean(left.value, left.visibility, right.value, right.visibility);
    case Sides::least:
      return smaller(left.value, right.value);
    case Sides::most:
      return larger(left.value, right.value);
    case Sides::own:
      return is_right ? right.value : left.value;
    case Sides::other:
      return is_right ? left.value : right.value;
  }
  return 0;
}

Measured measured(const Measure& measure, Side own, const Landmarks& landmarks,
                  const BodyScale& scale) {
  const Measured left = measured_on(Side::left, measure, landmarks, scale);
  const Measured right = measured_on(Side::right, measure, landmarks, scale);
  const float value = joined(measure.sides, own, left, right);
  if (takes_one_side(measure)) {
    return {value, joined(measure.sides, own, {left.visibility, 1}, {right.visibility, 1})};
  }
  // The mean leans on the side that is seen.
  return {value, measure.sides == Sides::mean ? larger(left.visibility, right.visibility)
                                              : smaller(left.visibility, right.visibility)};
}

BodyParts parts_of(const Measure& measure) {
  switch (measure.kind) {
    case MeasureKind::angle:
      return bit_of(measure.from) | bit_of(measure.at) | bit_of(measure.to);
    case MeasureKind::spread:
      return bit_of(measure.at) | parts_of(measure.unit);
    case MeasureKind::lean:
      return bit_of(measure.from) | bit_of(measure.to);
    case MeasureKind::bow:
      return parts_of(BodyUnit::torso);
    case MeasureKind::turn:
      return bit_of(measure.to);  // turned aside, one of the pair is always hidden
    default:
      return bit_of(measure.from) | bit_of(measure.to) | parts_of(measure.unit);
  }
}

}  // namespace liopep::engine

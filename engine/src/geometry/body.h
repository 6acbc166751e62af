#pragma once

#include "liopep/landmarks.h"
#include "liopep/measure.h"

namespace liopep::engine {

/// A point of the body in the picture plane. All axes are in picture heights; y grows downwards,
/// z (the model's guess, not used by lengths and angles) away from the camera.
struct BodyPoint {
  float x = 0;
  float y = 0;
  float visibility = 0;
  float z = 0;
};

/// The landmark of a body part on the left or the right side (the nose for either side of the
/// head).
Landmark landmark_of(BodyPart part, Side side);

/// A point that is less visible is not seen, but guessed.
inline constexpr float kUnseen = 0.3F;

/// The point of a body part; the middle of the two where `side` is both.
BodyPoint point_of(const Landmarks& landmarks, BodyPart part, Side side);

constexpr Side opposite(Side side) {
  return side == Side::left ? Side::right : side == Side::right ? Side::left : Side::both;
}

/// Middle between the left and the right point.
BodyPoint middle_of(const Landmarks& landmarks, BodyPart part);

float distance_between(const BodyPoint& a, const BodyPoint& b);

/// Degrees at `at` between the directions to `from` and `to`, 0..180; 180 for a straight limb and
/// also where two points coincide.
float angle_at_deg(const BodyPoint& from, const BodyPoint& at, const BodyPoint& to);

/// Mean of a left and a right value by how well each side is seen.
float seen_mean(float left, float left_visibility, float right, float right_visibility);

}  // namespace liopep::engine

#pragma once

#include <array>

#include "body/build.h"
#include "geometry/vector.h"
#include "liopep/landmarks.h"
#include "liopep/posture.h"

namespace liopep::engine {

/// Where the 33 points of BlazePose are on a body, in metres: x to its left, y above the floor,
/// z to where it faces.
struct Skeleton {
  std::array<Vector, kLandmarkCount> joints{};

  const Vector& operator[](Landmark which) const { return joints[static_cast<std::size_t>(which)]; }
  Vector& operator[](Landmark which) { return joints[static_cast<std::size_t>(which)]; }
};

/// The same landmark of the left (0) or right (1) side, from the left one.
constexpr Landmark on_side(Landmark left, int side) {
  return static_cast<Landmark>(static_cast<int>(left) + side);
}

/// Height of the hip joints of somebody seated, as a part of the stature: thighs level and feet on
/// the floor, or on the rests of a wheelchair.
float seated_hips_part(Seat seat);

/// The body of this build, held so, and supported: by the lower foot, by the seat, or lying and
/// kneeling on the floor by whatever is lowest. What carries it stays in its place.
///
/// A few things go along by themselves, as they do in people: raised arms lift the shoulders
/// (clavicular elevation, Ludewig et al. 2009), a leaning trunk keeps half its gaze up, a foot that
/// carries is flat unless the ankle says otherwise, and an elbow flexes forward while the arm hangs
/// and upward once it is raised.
Skeleton skeleton_of(const Build& build, const Posture& posture, Seat seat);

}  // namespace liopep::engine

#pragma once

#include "geometry/vector.h"
#include "liopep/landmarks.h"

namespace liopep::engine {

/// Where a trunk points, and where it points when this person stands: a camera near the floor sees
/// an upright trunk lean away and a bowed one hardly shortened, one from above the opposite.
///
/// How far it comes towards the camera is judged twice, by how much shorter it looks and by the
/// model's depth, which is coarse but knows the direction; the two have equal say.
class Trunk {
 public:
  /// Takes one frame of somebody who stands; `length` of the trunk when upright, picture heights.
  void learn_upright(const Landmarks& landmarks, float length, float dt_s);

  /// Degrees, 0..180, that the trunk is bowed or leant out of upright, in any direction.
  float bow_deg(const Landmarks& landmarks, float length) const;

 private:
  Vector upright_{0, 1, 0};  ///< x to the right of the picture, y up, z to the camera; length 1
  float learned_s_ = 0;
};

}  // namespace liopep::engine

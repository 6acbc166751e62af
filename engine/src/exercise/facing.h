#pragma once

#include "geometry/body.h"
#include "liopep/landmarks.h"

namespace liopep::engine {

/// How far the shoulders are turned out of the picture, so that a head's turn can be told from that
/// of the whole body.
///
/// How far is judged by how much narrower they look than they are; to which side only by the
/// model's depth, which is coarse: where it says little, little is believed.
class Facing {
 public:
  void update(const Landmarks& landmarks, float dt_s);

  /// Degrees, positive to the person's left.
  float turned_deg() const { return turned_deg_; }

  /// How far `to` is from `from` towards the left of the shoulders, in picture heights.
  float to_left(const BodyPoint& from, const BodyPoint& to) const;

 private:
  void learn_depth(float aside, float dt_s);

  float breadth_ = 0;  ///< of the shoulders when they face the camera, picture heights
  float seen_ = 0;     ///< of it now
  float nearer_ = 0;   ///< how much the right one is nearer, in breadths
  float turned_deg_ = 0;
  float along_ = 1;  ///< of the shoulders' own direction, along the picture
  float aside_ = 0;  ///< and away from the camera
  float depth_ = 1;  ///< by how much the model's depths are to be multiplied
};

}  // namespace liopep::engine

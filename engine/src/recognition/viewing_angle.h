#pragma once

#include "geometry/vector.h"

namespace liopep::engine {

/// From where a body is looked at: what of each of its directions goes along the picture's x, y,
/// and away from the camera.
class ViewingAngle {
 public:
  ViewingAngle() : ViewingAngle(0, kUsualPitch_deg) {}
  ViewingAngle(float heading_deg, float pitch_deg);
  /// The same camera, before a body that faces elsewhere; and a camera that looks down otherwise.
  ViewingAngle with_heading(float heading_deg) const;
  ViewingAngle with_pitch(float pitch_deg) const;
  float x_of(Vector v) const { return v.x * across_x_ + v.z * across_z_; }
  float y_of(Vector v) const { return -(v.x * up_x_ + v.y * up_y_ + v.z * up_z_); }
  float away_of(Vector v) const { return v.x * away_x_ + v.y * away_y_ + v.z * away_z_; }

  /// Of a camera, looking down.
  static constexpr float kUsualPitch_deg = 4;

 private:
  struct Turn {
    float sine, cosine;
  };
  static Turn turn_of(float angle_deg);
  ViewingAngle(Turn heading, Turn pitch);

  Turn heading_, pitch_;
  float across_x_, across_z_;
  float up_x_, up_y_, up_z_;
  float away_x_, away_y_, away_z_;
};

}  // namespace liopep::engine

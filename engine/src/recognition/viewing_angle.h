#pragma once

namespace liopep::engine {

/// From where a body is looked at: what of each of its directions goes along the picture's x, y,
/// and away from the camera.
class ViewingAngle {
 public:
  /// An angle by its sine and cosine.
  struct Turn {
    float sine, cosine;
  };

  ViewingAngle() : ViewingAngle(0, kUsualPitch_deg) {}
  ViewingAngle(float heading_deg, float pitch_deg);
  /// The same camera, before a body that is turned further; and a camera that looks down otherwise.
  ViewingAngle turned_by(Turn turn) const;
  ViewingAngle with_pitch(Turn pitch) const { return {heading_, pitch}; }

  // Of a direction, or of several at once.
  template <class Number>
  Number x_of(Number x, Number, Number z) const {
    return x * across_x_ + z * across_z_;
  }
  template <class Number>
  Number y_of(Number x, Number y, Number z) const {
    return -(x * up_x_ + y * up_y_ + z * up_z_);
  }
  template <class Number>
  Number away_of(Number x, Number y, Number z) const {
    return x * away_x_ + y * away_y_ + z * away_z_;
  }

  /// Of a camera, looking down.
  static constexpr float kUsualPitch_deg = 4;

 private:
  ViewingAngle(Turn heading, Turn pitch);

  Turn heading_, pitch_;
  float across_x_, across_z_;
  float up_x_, up_y_, up_z_;
  float away_x_, away_y_, away_z_;
};

}  // namespace liopep::engine

#include "recognition/viewing_angle.h"

#include "geometry/trigonometry.h"

namespace liopep::engine {

// Towards the camera is (-s, 0, c) of the body; what is nearer appears lower from above.
ViewingAngle::ViewingAngle(Turn heading, Turn pitch)
    : heading_(heading),
      pitch_(pitch),
      across_x_(heading.cosine),
      across_z_(heading.sine),
      up_x_(across_z_ * pitch.sine),
      up_y_(pitch.cosine),
      up_z_(-across_x_ * pitch.sine),
      away_x_(across_z_ * up_y_),
      away_y_(-pitch.sine),
      away_z_(-across_x_ * up_y_) {}

ViewingAngle::ViewingAngle(float heading_deg, float pitch_deg)
    : ViewingAngle(turn_of(heading_deg), turn_of(pitch_deg)) {}

ViewingAngle ViewingAngle::with_heading(float heading_deg) const {
  return {turn_of(heading_deg), pitch_};
}

ViewingAngle ViewingAngle::with_pitch(float pitch_deg) const {
  return {heading_, turn_of(pitch_deg)};
}

ViewingAngle::Turn ViewingAngle::turn_of(float angle_deg) {
  return {sine(angle_deg), cosine(angle_deg)};
}

}  // namespace liopep::engine

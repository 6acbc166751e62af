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
    : ViewingAngle({sine(heading_deg), cosine(heading_deg)}, {sine(pitch_deg), cosine(pitch_deg)}) {
}

ViewingAngle ViewingAngle::turned_by(Turn turn) const {
  return {{heading_.sine * turn.cosine + heading_.cosine * turn.sine,
           heading_.cosine * turn.cosine - heading_.sine * turn.sine},
          pitch_};
}

}  // namespace liopep::engine

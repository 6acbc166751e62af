#include "recognition/viewing_angle.h"

#include "geometry/trigonometry.h"

namespace liopep::engine {

// Towards the camera is (-s, 0, c) of the body; what is nearer appears lower from above.
ViewingAngle::ViewingAngle(float heading_deg, float pitch_deg)
    : across_x_(cosine(heading_deg)),
      across_z_(sine(heading_deg)),
      up_x_(across_z_ * sine(pitch_deg)),
      up_y_(cosine(pitch_deg)),
      up_z_(-across_x_ * sine(pitch_deg)),
      away_x_(across_z_ * up_y_),
      away_y_(-sine(pitch_deg)),
      away_z_(-across_x_ * up_y_) {}

}  // namespace liopep::engine

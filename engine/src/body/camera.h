#pragma once

#include "body/skeleton.h"
#include "liopep/landmarks.h"

namespace liopep::engine {

/// Where a body stands on the floor, in metres, and what it faces.
struct Place {
  float x_m = 0;
  float z_m = 0;      ///< towards the camera
  float yaw_deg = 0;  ///< 0 faces the camera, 90 the right of the picture
};

/// A camera before the body, level sideways; it looks at a point above the floor's middle.
struct Camera {
  float distance_m = 2.5F;
  float height_m = 1;
  float aim_m = 0.9F;  ///< height at which it looks
  float vertical_view_deg = 50;
  float aspect = 16.0F / 9;  ///< of the picture, width by height
};

/// A point of the room where the picture has it: x, y in 0..1, z nearer is less, in picture widths
/// like x. The room's floor is y = 0, z comes towards the camera.
struct PicturePoint {
  float x = 0;
  float y = 0;
  float z = 0;
};
PicturePoint picture_of(Vector room, const Camera& camera);

/// What is at `body` within a body's own space, in the room.
Vector room_of(Vector body, const Place& place);

/// The 33 landmarks as a perfect model would see them, all visible; depths are from the hips.
Landmarks landmarks_of(const Skeleton& body, const Place& place, const Camera& camera);

}  // namespace liopep::engine

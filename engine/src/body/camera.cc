#include "body/camera.h"

namespace liopep::engine {
namespace {

/// A pinhole, turned down or up to what it looks at.
struct Pinhole {
  float up, ahead;  ///< of where it looks
  float focal;      ///< in picture heights
};

Pinhole pinhole_of(const Camera& camera) {
  const Vector look = unit_of({0, camera.aim_m - camera.height_m, camera.distance_m}, {0, 0, 1});
  const float half_deg = camera.vertical_view_deg / 2;
  return {look.y, look.z, cosine(half_deg) / (2 * larger(sine(half_deg), 1e-3F))};
}

}  // namespace

PicturePoint picture_of(Vector room, const Camera& camera) {
  constexpr float kNearest_m = 0.2F;
  const Pinhole pinhole = pinhole_of(camera);
  const float away = camera.distance_m - room.z;
  const float above = room.y - camera.height_m;
  const float depth = larger(kNearest_m, away * pinhole.ahead + above * pinhole.up);
  const float height = above * pinhole.ahead - away * pinhole.up;
  const float scale = pinhole.focal / depth;
  return {0.5F + scale * room.x / camera.aspect, 0.5F - scale * height,
          pinhole.focal * depth / (camera.distance_m * camera.aspect)};
}

Vector room_of(Vector body, const Place& place) {
  const Vector facing = turned(place.yaw_deg).outside(body);
  return facing + Vector{place.x_m, 0, place.z_m};
}

Landmarks landmarks_of(const Skeleton& body, const Place& place, const Camera& camera) {
  const auto depth_of = [&](Landmark which) {
    return picture_of(room_of(body[which], place), camera).z;
  };
  const float hips_z = (depth_of(Landmark::left_hip) + depth_of(Landmark::right_hip)) / 2;
  Landmarks landmarks;
  landmarks.aspect = camera.aspect;
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    const PicturePoint point = picture_of(room_of(body.joints[i], place), camera);
    landmarks.points[i] = {point.x, point.y, point.z - hips_z, 1};
  }
  return landmarks;
}

}  // namespace liopep::engine

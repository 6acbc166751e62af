#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace liopep::engine {

/// The 33 points of BlazePose (Bazarevsky et al. 2020), in the order the model gives them.
enum class Landmark : std::uint8_t {
  nose,
  left_eye_inner,
  left_eye,
  left_eye_outer,
  right_eye_inner,
  right_eye,
  right_eye_outer,
  left_ear,
  right_ear,
  mouth_left,
  mouth_right,
  left_shoulder,
  right_shoulder,
  left_elbow,
  right_elbow,
  left_wrist,
  right_wrist,
  left_pinky,
  right_pinky,
  left_index,
  right_index,
  left_thumb,
  right_thumb,
  left_hip,
  right_hip,
  left_knee,
  right_knee,
  left_ankle,
  right_ankle,
  left_heel,
  right_heel,
  left_foot_index,
  right_foot_index,
};

inline constexpr std::size_t kLandmarkCount = 33;

/// One landmark. `x` and `y` are parts of the picture's width and height (0..1 inside it, y grows
/// downwards), `z` is the model's guess of depth, `visibility` its 0..1 belief that the point is
/// there to be seen.
struct LandmarkPoint {
  float x = 0;
  float y = 0;
  float z = 0;
  float visibility = 0;
};

/// What the model says about one picture.
struct Landmarks {
  std::array<LandmarkPoint, kLandmarkCount> points{};
  /// Width of the picture divided by its height, so that lengths along x and y compare.
  float aspect = 1;

  const LandmarkPoint& operator[](Landmark which) const {
    return points[static_cast<std::size_t>(which)];
  }
  LandmarkPoint& operator[](Landmark which) { return points[static_cast<std::size_t>(which)]; }
};

}  // namespace liopep::engine

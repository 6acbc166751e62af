#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "liopep/landmarks.h"

namespace liopep::engine::testing {

/// Repeatable randomness (SplitMix64, Steele et al. 2014): the same on every platform.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  /// Uniform within low..high.
  double between(double low, double high);
  /// The same, in the engine's floats.
  float part(double low, double high) { return static_cast<float>(between(low, high)); }
  /// Mean 0, standard deviation about 1 (sum of uniforms).
  double normal();
  bool happens(double probability) { return between(0, 1) < probability; }
  template <class T, std::size_t N>
  T one_of(const std::array<T, N>& values) {
    return values[next() % N];
  }

 private:
  std::uint64_t state_;
};

/// Proportions of a body; lengths in metres (Winter 2009, segment lengths by stature).
struct Build {
  double stature = 1.72;
  double thigh_part = 0.245;
  double shin_part = 0.246;
  double torso_part = 0.288;
  double shoulder_part = 0.23;
  double hip_part = 0.12;  ///< between the hip joints as BlazePose places them
};

/// How the body is held. Angles in degrees; side 0 is left.
struct Posture {
  std::array<double, 2> thigh_deg{};      ///< forward from hanging down
  std::array<double, 2> knee_deg{};       ///< flexion, 0 is straight
  double lean_deg = 0;                    ///< trunk forward
  std::array<double, 2> arm_deg{15, 15};  ///< raised from hanging (0) to overhead (180)
  double arm_plane_deg = 80;              ///< 0 raises arms forward, 90 sideways
  double elbow_deg = 10;
  double feet_apart_m = 0.28;
  double jump_m = 0;
};

Posture mix(const Posture& a, const Posture& b, double part);

/// Where the body stands and what it faces: 0 is the camera, 90 is its left.
struct Place {
  double x_m = 0;
  double z_m = 0;  ///< towards the camera
  double yaw_deg = 0;
};

struct Camera {
  double distance_m = 2.5;
  double height_m = 1;
  double aim_m = 0.9;  ///< height at which it looks, at the origin
  double vertical_view_deg = 50;
  double aspect = 16.0 / 9;
};

/// How well a pose model sees: what real output adds to the truth.
struct Sight {
  double jitter = 0.006;   ///< of the torso, each frame anew
  double drift = 0.01;     ///< of the torso, slowly changing
  double lost_frames = 0;  ///< probability that a frame has nobody
  double odd_points = 0;   ///< probability that one joint of a frame is far off
  double far_side = 0.5;   ///< visibility of the side that the body hides
  double face = 0;         ///< part of a face's error that all its points share, 0..1
  double depth_scale = 1;  ///< depths are a guess: too flat or too deep
  double depth_error = 0;  ///< of the torso, slowly changing
  double depth_tilt = 0;   ///< how far away what is lower seems, for how much lower it is
  double depth_habit = 0;  ///< of the torso: always the same of one point, and by where it is
};

/// Depths as a model guesses them in 62 films of people: 1 to 4 times too deep (median 2.5), low
/// points too far away, and what is left of them, .4 of the torso, alike in every repetition.
void guess_depths(Sight& sight, std::uint64_t seed);

/// Projects one held posture to landmarks, as a perfect model would see them.
Landmarks project(const Build& build, const Posture& posture, const Place& place,
                  const Camera& camera);

/// Adds what a real model adds. Keeps the slow drift between frames.
class PoseModel {
 public:
  PoseModel(const Sight& sight, std::uint64_t seed)
      : sight_(sight), chance_(seed), face_chance_(~seed), depth_chance_(seed ^ 0xD1CEULL) {
    learn_habits(seed);
  }
  std::optional<Landmarks> see(const Landmarks& truth, const Place& place);

 private:
  /// By how much it errs in this frame, in parts of the torso; `drift` is kept between frames.
  double error(double& drift, Chance& chance) const;
  /// By how much it always errs in depth of a point that is so far from the hips, in torsos.
  struct Habit {
    double always = 0, across = 0, down = 0;
  };
  void learn_habits(std::uint64_t seed);

  Sight sight_;
  Chance chance_;
  Chance face_chance_;
  Chance depth_chance_;
  std::array<double, kLandmarkCount * 2> drift_{};
  std::array<double, 2> face_drift_{};
  std::array<double, kLandmarkCount> depth_drift_{};
  std::array<Habit, kLandmarkCount> habits_{};
};

}  // namespace liopep::engine::testing

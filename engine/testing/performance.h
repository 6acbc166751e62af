#pragma once

#include <functional>
#include <vector>

#include "liopep/exercise.h"
#include "liopep/report.h"
#include "testing/moving_body.h"

namespace liopep::engine::testing {

/// A script of movement: how far into the exercise (0 rest, 1 full) at each moment.
class Script {
 public:
  Script& hold(double seconds) { return to(seconds, amount_); }
  /// Moves smoothly to `amount` within `seconds`.
  Script& to(double seconds, double amount);
  Script& repeat(int times, double there_s, double pause_s, double back_s, double rest_s,
                 double amount = 1);

  double amount_at(double t_s) const;
  double length_s() const { return end_s_; }

 private:
  struct Stretch {
    double start_s, end_s, from, to;
  };
  std::vector<Stretch> stretches_;
  double end_s_ = 0;
  double amount_ = 0;
};

/// One person before one camera.
struct Scene {
  Build build;
  Camera camera;
  Sight sight;
  Place place;
  double fps = 30;
  double time_jitter = 0;  ///< of the frame time
  std::uint64_t seed = 1;
};

/// A scene with everything that may differ drawn by chance: body, camera, lens, frame rate, noise.
/// `yaw_deg` is the direction that the person faces. The whole body is in the picture.
Scene scene_by_chance(std::uint64_t seed, double yaw_deg);

/// What is in front of the camera at a moment.
struct Moment {
  Posture posture;
  Place place;
  Build build;
};
using Play = std::function<Moment(double t_s)>;

/// Films `play` for `length_s` and counts; the report is the last one.
MovementReport count(const Exercise& exercise, const Scene& scene, double length_s,
                     const Play& play, float* deepest = nullptr);

Posture standing();
/// A squat with the hips at `thigh_deg` (90: thighs level).
Posture squatting(double thigh_deg, double shin_deg, double lean_deg);
Posture seated();
/// Walking gait, `t_s` seconds into it.
Posture walking(double t_s, double steps_per_s);

/// Reads an exercise of content/exercises by id.
Exercise exercise_of(const char* id);

}  // namespace liopep::engine::testing

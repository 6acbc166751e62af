#pragma once

#include <cstdint>
#include <optional>

#include "body/build.h"
#include "body/camera.h"
#include "liopep/exercise.h"
#include "liopep/landmarks.h"
#include "liopep/posture.h"
#include "testing/moving_body.h"

namespace liopep::engine::testing {

/// How the person is turned to the camera.
enum class Direction : std::uint8_t { front, three_quarter, side };

/// Can this exercise be seen from there? What is measured sideways cannot be seen from the side.
bool can_be_seen_from(Direction direction, const Exercise& exercise);

/// A person before a camera: body, age, lens, height, distance, frame rate and the model's faults.
struct Studio {
  engine::Build build;
  engine::Camera camera;
  engine::Place place;
  Sight sight;
  double hidden_joints = 0;  ///< joints that become unseen in a second
  double fps = 30;
  double time_jitter = 0;  ///< of the frame time
  std::uint64_t seed = 1;
};

/// What must fit into the picture, in metres: heights above the floor, and distance to the side.
struct Extent {
  float low_m = 0;
  float high_m = 1.8F;
  float side_m = 0.5F;
};

/// Proportions are as wide apart as those of the anatomy tables (Winter 2009) and those that the
/// model marks in 18 films of people: a longer trunk, and for it shoulders of .65 (tables:
/// .80), upper arms of .53 (.65) and shins of .76 (.85).
engine::Build build_by_chance(Chance& chance);
Studio studio_by_chance(std::uint64_t seed, Direction direction);
/// Places the camera so that `extent` just fits, or fits with room around it.
void aim(Studio& studio, const Extent& extent, Chance& chance);

/// What a pose model says of a body in a studio, frame by frame.
class Film {
 public:
  explicit Film(const Studio& studio);
  std::optional<Landmarks> see(double t_s, const engine::Posture& posture, Seat seat,
                               const engine::Place& place);
  /// When the next frame is, from the time of one.
  double next_s();

 private:
  void hide_joint(double t_s, Landmarks& landmarks);

  Studio studio_;
  PoseModel model_;
  Chance chance_;
  double hidden_until_s_ = 0;
  std::size_t hidden_ = 0;
  std::uint64_t frames_ = 0;
};

/// Every angle of `posture` off by a few degrees: nobody stands like the demonstrator.
engine::Posture loosened(const engine::Posture& posture, double most_deg, Chance& chance);

}  // namespace liopep::engine::testing

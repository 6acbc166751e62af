#pragma once

#include <optional>
#include <vector>

#include "body/camera.h"
#include "testing/moving_body.h"

namespace liopep::engine::testing {

/// Somebody who does no exercise before some camera, standing or seated: drinks, telephones,
/// scratches, waves, nods, types, looks about, reaches for something, leans, and mostly keeps
/// still. What they do, when and how far differs by the seed.
class BusyPerson {
 public:
  BusyPerson(std::uint64_t seed, double length_s);

  double length_s() const { return length_s_; }
  double fps() const { return fps_; }
  std::optional<Landmarks> see(double t_s);

 private:
  /// A posture and when it is reached, from the one before.
  struct Moment {
    double start_s;
    double end_s;
    engine::Posture posture;
  };
  void do_something(double& t_s, const engine::Posture& quiet);
  void go_to(double& t_s, double there_s, double stay_s, const engine::Posture& posture);
  engine::Posture posture_at(double t_s);

  Chance chance_;
  engine::Build build_;
  engine::Camera camera_;
  engine::Place place_;
  Seat seat_ = Seat::none;
  PoseModel model_;
  double length_s_ = 0;
  double fps_ = 15;
  std::vector<Moment> moments_;
  std::size_t next_ = 0;
};

}  // namespace liopep::engine::testing

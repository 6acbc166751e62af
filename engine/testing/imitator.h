#pragma once

#include <optional>

#include "body/camera.h"
#include "body/posture.h"
#include "liopep/demonstrator.h"
#include "testing/moving_body.h"
#include "testing/studio.h"

namespace liopep::engine::testing {

/// Somebody who does what a demonstrator shows, in their own way, before some camera: body, lens,
/// distance, frame rate, noise, tempo, range and every angle of the posture differ by the seed.
class Imitator {
 public:
  /// Does `times` repetitions (or holds) after standing or sitting still for a moment.
  Imitator(const Exercise& exercise, std::uint64_t seed, Direction direction, int times);

  double fps() const { return fps_; }
  double length_s() const { return rests_s_ + times_ * repetition_s() + rests_s_; }
  /// When the repetition `number` (from 1) has ended.
  double end_of_s(int number) const { return rests_s_ + number * repetition_s(); }

  /// What a pose model reports at a moment; moments must rise.
  std::optional<Landmarks> see(double t_s);
  /// The time of the next frame after `t_s`, a little irregular.
  double next_s(double t_s);

 private:
  double repetition_s() const { return demonstration_.repetition_ms() * pace_ / 1000; }
  engine::Posture posture_at(double t_s) const;
  void place_camera(const Exercise& exercise, bool near);
  bool sees(const Exercise& exercise, double t_s) const;
  Landmarks truth(double t_s) const;

  Chance chance_;
  engine::Build build_;
  engine::Camera camera_;
  engine::Place place_;
  Seat seat_ = Seat::none;
  bool mirrored_ = false;
  Demonstration demonstration_;
  PoseModel model_;
  double pace_ = 1;  ///< of the time that the demonstrator takes
  double rests_s_ = 1.8;
  double fps_ = 30;
  double irregular_ = 0;
  int times_ = 0;
};

}  // namespace liopep::engine::testing

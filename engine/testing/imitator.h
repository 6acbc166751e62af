#pragma once

#include <array>
#include <optional>
#include <vector>

#include "body/posture.h"
#include "liopep/demonstrator.h"
#include "testing/moving_body.h"
#include "testing/own_way.h"
#include "testing/studio.h"

namespace liopep::engine::testing {

/// Somebody who has seen a demonstrator and does the exercise in their own way, in some studio.
///
/// By chance: how far they go (0.6 to 1.1 of what was shown, each joint and each side a little
/// differently), how they stand or sit, how fast (0.6 to 2 times), where they pause, how fast there
/// against back, what arms do that the exercise is not about, and how they sway meanwhile.
class Imitator {
 public:
  /// Does `times` repetitions (or holds) after standing or sitting still for a moment. Directions
  /// are from what suits the exercise: `front` sees one that shows its side from the side.
  Imitator(const Exercise& exercise, std::uint64_t seed, Direction direction, int times,
           Manner manner = Manner::as_shown);

  double length_s() const { return end_s_; }
  /// The range of motion, as a part of what was shown.
  double range() const { return range_; }

  /// From now on depths are guessed as in films of people.
  void guess_depths();

  /// What a pose model reports at a moment; moments must rise.
  std::optional<Landmarks> see(double t_s);
  /// The same of somebody who is in the middle of the first repetition and stays there.
  std::optional<Landmarks> see_held(double t_s);
  /// The time of the next frame.
  double next_s() { return film_.next_s(); }

 private:
  struct Repetition {
    double start_s, there_s, pause_s, back_s;
    bool is_right;
    bool overlaps = false;  ///< begins while the other side is on its way back
  };
  void learn(const Exercise& exercise);
  void plan(const Exercise& exercise, int times);
  double part_at(const Repetition& repetition, double t_s) const;
  engine::Posture posture_in(const Repetition& repetition, double t_s) const;
  void aim_camera(const Exercise& exercise);
  engine::Posture posture_at(double t_s) const;
  engine::Posture swayed(engine::Posture posture, double t_s) const;

  Chance chance_;
  Studio studio_;
  Seat seat_ = Seat::none;
  Manner manner_ = Manner::as_shown;
  bool has_own_legwork_ = false;
  bool is_split_ = false;       ///< stays on the spot with one foot ahead
  bool has_idle_side_ = false;  ///< one arm or leg does nothing in a repetition
  double range_ = 1;
  double furthest_ = 0.5;            ///< part of the period
  std::array<Demonstrator, 2> own_;  ///< as the left and the right side does it
  std::vector<Repetition> repetitions_;
  std::array<double, 4> sways_{};
  double end_s_ = 0;
  Film film_;
};

}  // namespace liopep::engine::testing

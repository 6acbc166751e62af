#pragma once

#include <vector>

#include "liopep/exercise.h"
#include "liopep/posture.h"
#include "testing/studio.h"

namespace liopep::engine::testing {

/// Somebody does an exercise in their own way: tempo, pauses, range, sides and half repetitions by
/// chance. A hold is held long enough, or left too soon.
class Routine {
 public:
  /// `shortest_s`: no repetition is quicker, so that a slow camera can see it.
  Routine(const Exercise& exercise, int times, double shortest_s, Chance& chance);

  engine::Posture posture_at(double t_s) const;
  double length_s() const { return end_s_; }
  /// How many are to be counted: whole repetitions, or holds that were long enough.
  int count() const { return count_; }
  Extent extent(const engine::Build& build, const Exercise& exercise) const;

 private:
  struct Repetition {
    double start_s, there_s, pause_s, back_s, rest_s;
    float reach;  ///< 1: as far as the demonstrator
    bool is_right;
    bool changes_side;
  };
  void add(const Exercise& exercise, bool is_right, double shortest_s, Chance& chance);

  Demonstrator demonstrator_;
  float furthest_ = 0.5F;  ///< part of the period
  std::vector<Repetition> repetitions_;
  double end_s_ = 0;
  int count_ = 0;
};

/// Moves the camera back until all that the exercise needs is in the picture throughout, as the
/// page asks people to.
void step_back_until_seen(Studio& studio, const Routine& routine, const Exercise& exercise);

}  // namespace liopep::engine::testing

#pragma once

#include "geometry/trigonometry.h"
#include "liopep/game_options.h"

namespace liopep::engine {

/// How difficult the game is for this player now: a staircase that rises on success and falls on
/// misses (weighted up-down method, Kaernbach 1991), so that about three of four tries succeed.
/// Below level 1 it goes on getting easier without being shown.
class Skill {
 public:
  void start(int level) {
    rating_ = static_cast<float>(level) + 0.3F;
    level_ = level;
  }

  /// `step` in levels; a failure counts three times as much as a success, a first one less.
  void succeed(float step) {
    failed_last_ = false;
    rating_ = smaller(rating_ + step, kTopLevel + 0.9F);
  }
  void fail(float step) {
    rating_ = larger(rating_ - (failed_last_ ? 3 : 2) * step, kEasiest);
    failed_last_ = true;
  }

  /// Takes the new level over; -1, 0 or 1 for how it changed. A level is given up late, so that
  /// the number shown does not flicker.
  int settle() {
    const int before = level_;
    if (rating_ >= static_cast<float>(level_) + 1 && level_ < kTopLevel) ++level_;
    if (rating_ < static_cast<float>(level_) - 0.3F && level_ > 1) --level_;
    return level_ - before;
  }

  int level() const { return level_; }

  /// A value that is `easy` at level 1 and `hard` at the top; a little easier still below level 1.
  float between(float easy, float hard) const {
    return easy + (hard - easy) * (rating_ - 1) / (kTopLevel - 1);
  }

 private:
  static constexpr float kEasiest = -1;
  float rating_ = 1.3F;
  int level_ = 1;
  bool failed_last_ = false;
};

}  // namespace liopep::engine

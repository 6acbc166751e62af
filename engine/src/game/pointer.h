#pragma once

#include "game/spot.h"

namespace liopep::engine {

/// Where one hand is, followed from frame to frame.
///
/// Lightly smoothed: a new sample weighs at least half, so that the lag of a steady movement is at
/// most one frame at any frame rate, and the pointer stays within 1 % of the picture's height of
/// what the model says. A hand that is lost waits where it was and fades; one that comes back, or
/// leaps as no hand can, is followed at once but touches nothing before its next frame.
class Pointer {
 public:
  /// Takes a frame in which the hand was seen; `unit` is the player's shoulder width.
  void see(Spot where, float dt_s, float unit);
  /// Takes a frame in which it was not.
  void miss(float dt_s);
  void reset() { *this = {}; }

  Spot at() const { return at_; }
  /// Where it was one frame before.
  Spot before() const { return before_; }
  /// True when the way from `before` to `at` was really made: only then may it touch things.
  bool touches() const { return touches_; }
  /// 1 when in view, fading to 0 within half a second.
  float seen() const { return seen_; }
  /// In picture heights a second.
  float speed() const { return speed_; }
  /// Share of the way of this frame (0..1) after which it first comes within `reach` of a thing
  /// that moved from `from` to `to`; above 1 when it does not.
  float meets(Spot from, Spot to, float reach) const;

 private:
  Spot at_;
  Spot before_;
  Spot raw_;
  float seen_ = 0;
  float speed_ = 0;
  float gap_s_ = 1;  ///< since it was last seen
  bool touches_ = false;
};

}  // namespace liopep::engine

#pragma once

#include "game/spot.h"
#include "liopep/game_options.h"

namespace liopep::engine {

/// Where a player can reach without strain, cut to the picture: the room that a game is laid out
/// in. Found anew in each frame from where the player sits; with one arm it is that arm's side and
/// a little of the other.
class PlayField {
 public:
  PlayField(Spot home, float unit, float aspect, Arms arms);

  /// `across` -1 (left) .. 1 (right) and `up` -1 (lap) .. 0 (shoulders) .. 1 (overhead).
  Spot at(float across, float up) const;
  /// A place by shoulder widths from the middle of the shoulders (y upwards), moved to where it can
  /// be reached and seen.
  Spot near(float across_units, float up_units, float margin) const;

  float unit() const { return unit_; }
  float aspect() const { return aspect_; }
  float left() const { return left_; }
  float right() const { return right_; }
  float top() const { return top_; }
  float bottom() const { return bottom_; }
  Spot home() const { return home_; }

 private:
  Spot home_;
  float unit_;
  float aspect_;
  float left_;
  float right_;
  float top_;
  float bottom_;
};

}  // namespace liopep::engine

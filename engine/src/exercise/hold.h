#pragma once

#include "liopep/exercise.h"
#include "liopep/report.h"

namespace liopep::engine {

/// What one depth made of a hold.
struct HoldStep {
  bool began = false;
  bool done = false;
  bool ended = false;
  float added_ms = 0;     ///< time in position that this frame adds to the tally
  float duration_ms = 0;  ///< time in position of this hold
};

/// Finds holds in a series of depths: the full position, kept for the exercise's shortest time at
/// least. Leaving it for a moment does not end a hold, nor does a frame that nobody saw; such time
/// out of position is not part of it.
class HoldFinder {
 public:
  HoldStep step(const Exercise& exercise, double t_ms, float depth);

  /// Ends the hold under way.
  HoldStep interrupt();

  Phase phase() const { return phase_; }
  bool is_holding() const { return began_; }
  /// In position, however short, or only just out of it.
  bool has_position() const { return has_position_; }

 private:
  bool is_in_position(const Exercise& exercise, float depth) const;
  void take_position(double t_ms);
  HoldStep leave();

  Phase phase_ = Phase::waiting;
  bool began_ = false;
  bool done_ = false;
  bool has_position_ = false;  ///< in position now or a moment ago
  double last_ms_ = 0;
  double last_in_ms_ = 0;
  float held_ms_ = 0;
};

}  // namespace liopep::engine

#pragma once

#include <array>

#include "liopep/exercise.h"
#include "teaching/shown_movement.h"

namespace liopep::engine {

/// What of a movement is worth measuring, the best first.
struct MeasureChoice {
  SideRule side_rule = SideRule::both;
  bool needs_both_sides = false;  ///< in view: something is measured from one to the other
  int count = 0;
  std::array<SignalMeasure, kMaxMeasures> measures{};
};

/// Chooses the measures that move furthest beyond what a pose model errs, come back each time, and
/// belong to different parts of the body. Arms that are held up all the time are told by a gate.
/// None when nothing moves.
MeasureChoice choose_measures(const ShownMovement& shown);

}  // namespace liopep::engine

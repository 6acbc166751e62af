#pragma once

#include "liopep/exercise.h"
#include "teaching/shown_movement.h"

namespace liopep::engine {

/// A figure that holds the postures that were shown, as well as a flat picture tells them.
Demonstrator demonstrator_of(const ShownMovement& shown, Position position);

/// Makes the figure go as far as `exercise` wants it: what was fitted a little short is carried on
/// the same way. It stays as it was where that does not help.
void reach_full(Exercise& exercise);

}  // namespace liopep::engine

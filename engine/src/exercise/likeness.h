#pragma once

#include "exercise/depth.h"
#include "exercise/repetition.h"
#include "liopep/exercise.h"
#include "liopep/landmarks.h"

namespace liopep::engine {

/// What a repetition of an exercise is like beside its depth, learned from its own demonstrator.
struct Likeness {
  /// Measures that are open at rest already, one bit each: they only say that somebody is in the
  /// exercise at all. Closed, such a gate is no rest.
  std::uint8_t gates = 0;
  Depths rest{};  ///< of the demonstrator
  /// For how long a gate may be closed: on the way a limb may point at the camera.
  float closed_ms = 0;
  /// Head measures depend on the camera's height and on the neck: rest is where somebody is still.
  bool learns_rest = false;
  /// How far the middle of the shoulders may travel in a repetition, in breadths of the shoulders;
  /// somebody who walks, sits down or bends for something goes further.
  float travel = 0;
  /// How far the first measure comes to either side of its middle, in depths, where the two sides
  /// of an exercise that alternates differ only by its sign; else 0. Who turns takes the middle
  /// along.
  float swing = 0;
  /// Which part of the way a whole repetition comes at least, of what this person's usual ones do.
  float of_usual = kOfUsual;
};

Likeness likeness_of(const Exercise& exercise);

}  // namespace liopep::engine

#pragma once

#include "exercise/body_scale.h"
#include "liopep/exercise.h"
#include "liopep/landmarks.h"

namespace liopep::engine {

/// How far into the repetition this body is, by the measures of the exercise: 0 at rest, 1 at the
/// full position, beyond either end where the body goes beyond. -1..2. `own` is the side whose
/// repetition it is, both where the exercise has no sides.
float depth_of(const Exercise& exercise, Side own, const Landmarks& landmarks,
               const BodyScale& scale);

}  // namespace liopep::engine

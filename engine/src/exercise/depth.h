#pragma once

#include <array>

#include "exercise/body_scale.h"
#include "liopep/exercise.h"
#include "liopep/landmarks.h"

namespace liopep::engine {

/// How deep each measure of an exercise is.
using Depths = std::array<float, kMaxMeasures>;

/// How far into the repetition this body is, by the measures of the exercise: 0 at rest, 1 at the
/// full position, beyond either end where the body goes beyond. -1..2. `own` is the side whose
/// repetition it is, both where the exercise has no sides. `rest`: how deep each measure is taken
/// to be at rest.
float depth_of(const Exercise& exercise, Side own, const Landmarks& landmarks,
               const BodyScale& scale, const Depths& rest = {});

/// The same by one measure alone.
float measure_depth(const SignalMeasure& measure, Side own, const Landmarks& landmarks,
                    const BodyScale& scale);

/// The least of the measures in `which`, one bit each; 1 where there is none.
float least_depth(const Exercise& exercise, std::uint8_t which, Side own,
                  const Landmarks& landmarks, const BodyScale& scale);

}  // namespace liopep::engine

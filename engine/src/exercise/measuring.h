#pragma once

#include "exercise/body_scale.h"
#include "geometry/body.h"
#include "liopep/landmarks.h"
#include "liopep/measure.h"

namespace liopep::engine {

/// A value, and how well the points it comes from are seen, 0..1.
struct Measured {
  float value = 0;
  float visibility = 0;
};

/// What `measure` is on one side of the body, left or right; its own `sides` is not looked at.
Measured measured_on(Side side, const Measure& measure, const Landmarks& landmarks,
                     const BodyScale& scale);

/// The two sides made one by `sides`; `own` is the side whose repetition it is.
float joined(Sides sides, Side own, const Measured& left, const Measured& right);

/// What `measure` is on the body, its sides made one.
Measured measured(const Measure& measure, Side own, const Landmarks& landmarks,
                  const BodyScale& scale);

/// The body parts that a measure and its unit need in view.
BodyParts parts_of(const Measure& measure);

}  // namespace liopep::engine

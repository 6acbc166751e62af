#pragma once

#include "body/skeleton.h"

namespace liopep::engine {

/// Where the floor is when the hips are at height 0, judged by the legs and the seat: to know which
/// feet carry before the feet are placed.
float floor_below_hips(const Skeleton& body, const Build& build, Seat seat);

/// Moves a body whose hips are at height 0 to where it is carried: y = 0 becomes the floor, and
/// what carries it (feet, seat, or all that touches the floor) stays near x = z = 0. `jump` is in
/// parts of the stature.
void support(Skeleton& body, const Build& build, Seat seat, float jump);

}  // namespace liopep::engine

#pragma once

#include "body/camera.h"
#include "liopep/demonstrator.h"

namespace liopep::engine {

/// The seat that carries a body at `place`, and the floor, as `camera` sees them. Made for a body
/// of the default build.
DrawnSeat draw_seat(Seat seat, const Place& place, const Camera& camera);

}  // namespace liopep::engine

#pragma once

#include "content/json_reader.h"
#include "liopep/posture.h"

namespace liopep::engine {

/// Reads {"view_deg": 0, "seat": "none", "period_ms": 3000, "poses": [pose, …]}.
///
/// A pose says only what is bent: {"at": 0.5, "trunk": {"lean": 30}, "arms": {"raise": 80},
/// "left_leg": {"thigh": 90}}. What the first pose leaves out is as in quiet standing, or quiet
/// sitting on a chair or wheelchair; what a later pose leaves out is as in the first.
Demonstrator read_demonstrator(JsonReader& reader);

}  // namespace liopep::engine

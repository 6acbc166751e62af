#pragma once

#include "content/json_reader.h"
#include "liopep/exercise.h"

namespace liopep::engine {

/// Reads the name of a body part: "shoulders".
BodyPart read_part(JsonReader& reader);

/// Reads a measure of the signal: {"kind": "height", …, "rest": 0, "full": 1}.
SignalMeasure read_signal_measure(JsonReader& reader);

/// Reads a check with its cue: {"kind": "angle", …, "least": 90, "during": "full", "cue": texts}.
/// Without "during" it is made always.
Check read_check(JsonReader& reader);

}  // namespace liopep::engine

#pragma once

#include "cli/exercise_file.h"
#include "cli/recording_file.h"
#include "liopep/movement.h"

namespace liopep::engine {

/// How many squats are counted in a recording, frame by frame as it is; for tests.
inline std::uint32_t counted_squats(const Recording& recording) {
  const Exercise squat = load_exercise(LIOPEP_CONTENT_DIR, "squat").value();
  MovementCounter counter(squat);
  for (std::size_t i = 0; i < recording.frames.size(); ++i) {
    counter.step(recording.times_ms[i], recording.frames[i] ? &*recording.frames[i] : nullptr);
  }
  return counter.report().tally.count;
}

}  // namespace liopep::engine

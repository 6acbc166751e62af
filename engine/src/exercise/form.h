#pragma once

#include "exercise/body_scale.h"
#include "exercise/tracks.h"
#include "liopep/exercise.h"
#include "liopep/report.h"

namespace liopep::engine {

/// Watches the checks of the form and the safe range of an exercise while it is done, and tells
/// when one has not been met for a moment; of each again only after a while.
class Form {
 public:
  void step(const Exercise& exercise, double t_ms, const Tracks& tracks, const Landmarks& landmarks,
            const BodyScale& scale, MovementReport& report);

  /// What was outside is no longer known to be; what has been told stays told.
  void interrupt();

 private:
  /// One check on one side.
  struct Watch {
    bool is_outside = false;
    bool was_told = false;
    double since_ms = 0;  ///< outside since then
    double told_ms = 0;
  };
  void watch(Watch& watch, const Check& check, Side side, const MovementEvent& event,
             const Landmarks& landmarks, const BodyScale& scale, MovementReport& report);

  std::array<std::array<Watch, 2>, kMaxChecks + 1> watches_{};  ///< the safe range is last
};

}  // namespace liopep::engine

#pragma once

#include "liopep/landmarks.h"

namespace liopep::engine {

/// Holds back a landmark that leaps for a single frame, as a model's guess does when it mistakes a
/// chair leg for a shin. A leap that the next frame confirms is believed. Arms are let through:
/// they are that fast.
class SpikeGate {
 public:
  /// Replaces leaping landmarks by where they were. `dt_s` since the last frame; `body_size` in
  /// picture heights.
  void hold_spikes(Landmarks& landmarks, float dt_s, float body_size);

  void reset() { primed_ = false; }

 private:
  bool primed_ = false;
  Landmarks before_;
  std::array<bool, kLandmarkCount> held_{};
};

}  // namespace liopep::engine

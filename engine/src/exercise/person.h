#pragma once

#include "exercise/body_scale.h"
#include "exercise/continuity.h"
#include "exercise/level.h"
#include "exercise/tracks.h"
#include "exercise/view.h"
#include "signal/one_euro.h"
#include "signal/spike_gate.h"

namespace liopep::engine {

/// Everything learned about one followed person.
struct Person {
  SpikeGate gate;
  LandmarkFilter filter;
  View view;
  Level level;
  BodyScale scale;
  Tracks tracks;
  bool has_repeated = false;
  double last_ready_ms = 0;     ///< when all needed parts were last in view
  double waiting_since_ms = 0;  ///< when rest was last seen
};

/// A person from whom the model has jumped away; taken up again if it jumps back soon.
struct ParkedPerson {
  bool is_there = false;
  Person person;
  Anchor anchor;
  double t_ms = 0;
};

}  // namespace liopep::engine

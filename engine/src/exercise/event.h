#pragma once

#include "liopep/report.h"

namespace liopep::engine {

/// Adds what happened to the report, with its running number, and to the tally. A frame that is
/// full of events takes no more and tallies no more.
void add_event(MovementReport& report, MovementEvent event);

}  // namespace liopep::engine

#include "exercise/event.h"

namespace liopep::engine {

void add_event(MovementReport& report, MovementEvent event) {
  if (report.event_count == kMaxEvents) return;
  Tally& tally = report.tally;
  if (event.kind == EventKind::repetition || event.kind == EventKind::hold_done) {
    event.count = ++tally.count;
    if (event.side == Side::left) ++tally.left_count;
    if (event.side == Side::right) ++tally.right_count;
  } else if (event.kind == EventKind::half_repetition) {
    event.count = ++tally.half_count;
  }
  report.events[report.event_count++] = event;
}

}  // namespace liopep::engine

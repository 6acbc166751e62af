#include "exercise/row.h"

#include "exercise/event.h"
#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr float kFirstGap_ms = 5000;  ///< a longer pause before the second ends a row of one
constexpr float kGap_ms = 9000;       ///< and a longer one than this any row
constexpr float kLonger = 2.5F;       ///< the first two of a row are not more unlike in time

bool is_alike(const MovementEvent& a, const MovementEvent& b) {
  const float longer_ms = larger(a.duration_ms, b.duration_ms);
  return longer_ms <= kLonger * smaller(a.duration_ms, b.duration_ms);
}

}  // namespace

void Row::take(const MovementEvent& whole, MovementReport& report) {
  length_ = continues(whole) ? length_ + 1 : 1;
  if (length_ == 1) {
    add_event(report, {.kind = EventKind::once_more, .side = whole.side, .t_ms = whole.t_ms});
  } else {
    if (length_ == 2) add_event(report, last_);
    add_event(report, whole);
  }
  last_ = whole;
  tried_ms_ = whole.t_ms;
}

bool Row::continues(const MovementEvent& whole) const {
  if (length_ == 0) return false;
  const double start_ms = whole.t_ms - static_cast<double>(whole.duration_ms);
  const double gap_ms = larger(length_ > 1 ? kGap_ms : kFirstGap_ms, last_.duration_ms);
  return start_ms - tried_ms_ <= gap_ms && (length_ > 1 || is_alike(whole, last_));
}

}  // namespace liopep::engine

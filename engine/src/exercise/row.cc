#include "exercise/row.h"

#include "exercise/event.h"
#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr float kFirstGap_ms = 5000;  ///< a longer pause before the second ends a row of one
constexpr float kGap_ms = 9000;       ///< and a longer one than this any row
constexpr float kLonger = 2.5F;       ///< the first of a row are not more unlike in time

bool is_alike(float a_ms, float b_ms) {
  return larger(a_ms, b_ms) <= kLonger * smaller(a_ms, b_ms);
}

/// Who talks with their hands comes near an exercise now fast and now slowly, there as well as in
/// all. Back is not looked at: people stay up there for a while, or do not.
bool is_alike(const MovementEvent& a, const MovementEvent& b) {
  return is_alike(a.duration_ms, b.duration_ms) && is_alike(a.there_ms, b.there_ms);
}

}  // namespace

bool Row::take(const MovementEvent& whole, RowSign sign, MovementReport& report) {
  if (!continues(whole)) interrupt();
  tried_ms_ = whole.t_ms;
  last_ms_ = whole.duration_ms;
  const int needed = sign == RowSign::third ? 2 : 1;
  if (length_ > 0 || (sign != RowSign::none && like(whole) >= needed)) {
    for (int i = 0; i < waiting_count_; ++i) add_event(report, waiting_[i]);
    waiting_count_ = 0;
    add_event(report, whole);
    ++length_;
  } else if (sign != RowSign::none) {
    wait_with(whole, report);
  } else {
    return false;
  }
  return true;
}

bool Row::continues(const MovementEvent& whole) const {
  const double start_ms = whole.t_ms - static_cast<double>(whole.duration_ms);
  const double gap_ms = larger(length_ > 0 ? kGap_ms : kFirstGap_ms, last_ms_);
  return start_ms - tried_ms_ <= gap_ms;
}

/// How many of those that wait are like this one.
int Row::like(const MovementEvent& whole) const {
  int count = 0;
  for (int i = 0; i < waiting_count_; ++i) count += is_alike(whole, waiting_[i]) ? 1 : 0;
  return count;
}

void Row::wait_with(const MovementEvent& whole, MovementReport& report) {
  if (waiting_count_ == kMostWaiting) waiting_[0] = waiting_[--waiting_count_];
  waiting_[waiting_count_++] = whole;
  add_event(report, {.kind = EventKind::once_more, .side = whole.side, .t_ms = whole.t_ms});
}

}  // namespace liopep::engine

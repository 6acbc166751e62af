#include "liopep/flow.h"

#include "geometry/trigonometry.h"

namespace liopep::engine {

void FlowCounter::clear() {
  recogniser_.clear();
  restart();
}

bool FlowCounter::add(const Exercise& exercise) {
  return recogniser_.add(exercise);
}

void FlowCounter::restart() {
  body_.reset();
  recogniser_.restart();
  report_ = {};
  queued_ = 0;
  tallies_.fill({});
  counted_until_ms_ = kNever;
}

const FlowReport& FlowCounter::step(double t_ms, const Landmarks* landmarks) {
  const double before_ms = body_.t_ms();
  const FrameKind kind = body_.step(t_ms, landmarks);
  report_.event_count = 0;
  report_.held_ms = 0;
  if (kind == FrameKind::void_) return report_;
  if (t_ms < before_ms) counted_until_ms_ = kNever;  // the camera's clock started anew
  report_.t_ms = t_ms;
  report_.somebody = kind != FrameKind::nobody;
  if (report_.somebody) report_.landmarks = body_.landmarks();
  report_.framing = framing();
  const int exercise = recogniser_.step(body_, kind, landmarks);
  const bool is_new = exercise >= 0 && exercise != report_.exercise;
  report_.exercise = exercise;
  if (is_new) {
    count_again();
  } else if (exercise >= 0) {
    take(counter_.step(t_ms, landmarks));
  }
  send_events();
  return report_;
}

void FlowCounter::count_again() {
  counter_.start(recogniser_.exercise(report_.exercise), recogniser_.likeness(report_.exercise));
  counter_held_ms_ = 0;
  recogniser_.frames().show_to(counter_, kNever, 0,
                               [&](const MovementReport& report) { take(report); });
}

void FlowCounter::take(const MovementReport& report) {
  const double held_ms = report.tally.held_ms - counter_held_ms_;
  counter_held_ms_ = report.tally.held_ms;
  const bool is_new = report.t_ms > counted_until_ms_;
  if (is_new && held_ms > 0) {
    report_.held_ms += static_cast<float>(held_ms);
    tallies_[report_.exercise].held_ms += held_ms;
    counted_until_ms_ = report.t_ms;
  }
  if (!is_new) return;
  for (int i = 0; i < report.event_count; ++i) add_event(report.events[i]);
  if (report.event_count > 0) counted_until_ms_ = report.t_ms;
}

void FlowCounter::add_event(MovementEvent event) {
  if (queued_ == kQueue) return;
  Tally& tally = tallies_[report_.exercise];
  if (event.kind == EventKind::repetition || event.kind == EventKind::hold_done) {
    event.count = ++tally.count;
    if (event.side == Side::left) ++tally.left_count;
    if (event.side == Side::right) ++tally.right_count;
  }
  if (event.kind == EventKind::half_repetition) event.count = ++tally.half_count;
  queue_[queued_++] = {report_.exercise, event};
}

void FlowCounter::send_events() {
  const int sent = queued_ < kMaxFlowEvents ? queued_ : kMaxFlowEvents;
  for (int i = 0; i < sent; ++i) report_.events[i] = queue_[i];
  for (int i = sent; i < queued_; ++i) queue_[i - sent] = queue_[i];
  queued_ -= sent;
  report_.event_count = static_cast<std::uint8_t>(sent);
}

Framing FlowCounter::framing() const {
  if (!report_.somebody) return Framing::nobody;
  for (int i = 0; i < recogniser_.count(); ++i) {
    if (body_.view().missing(recogniser_.exercise(i)) == 0) return Framing::ready;
  }
  return Framing::partly;
}

}  // namespace liopep::engine

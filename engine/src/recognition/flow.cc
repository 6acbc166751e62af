#include "liopep/flow.h"

#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr double kApart_ms = 25;  ///< of kept frames: 40 a second are enough to count by

}  // namespace

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
  kept_ = 0;
  queued_ = 0;
  counted_until_ms_ = -1e300;
}

const FlowReport& FlowCounter::step(double t_ms, const Landmarks* landmarks) {
  const double before_ms = body_.t_ms();
  const FrameKind kind = body_.step(t_ms, landmarks);
  report_.event_count = 0;
  if (kind == FrameKind::void_) return report_;
  if (t_ms < before_ms) {
    // The camera's clock started anew.
    kept_ = 0;
    counted_until_ms_ = -1e300;
  }
  report_.t_ms = t_ms;
  report_.somebody = kind != FrameKind::nobody;
  if (report_.somebody) report_.landmarks = body_.landmarks();
  report_.framing = framing();
  keep(t_ms, landmarks);
  const int exercise = recogniser_.step(body_, kind);
  const bool is_new = exercise >= 0 && exercise != report_.exercise;
  report_.exercise = exercise;
  if (is_new) {
    count_again();
  } else if (exercise >= 0) {
    take_events(counter_.step(t_ms, landmarks));
  }
  send_events();
  return report_;
}

void FlowCounter::keep(double t_ms, const Landmarks* landmarks) {
  if (kept_ > 0 && t_ms - frames_[(first_ + kept_ - 1) % kFrames].t_ms < kApart_ms) return;
  if (kept_ == kFrames) {
    first_ = (first_ + 1) % kFrames;
    --kept_;
  }
  Frame& frame = frames_[(first_ + kept_++) % kFrames];
  frame.t_ms = t_ms;
  frame.somebody = landmarks != nullptr;
  if (landmarks != nullptr) frame.landmarks = *landmarks;
}

void FlowCounter::count_again() {
  counter_.start(recogniser_.exercise(report_.exercise));
  for (int i = 0; i < kept_; ++i) {
    const Frame& frame = frames_[(first_ + i) % kFrames];
    take_events(counter_.step(frame.t_ms, frame.somebody ? &frame.landmarks : nullptr));
  }
}

void FlowCounter::take_events(const MovementReport& report) {
  for (int i = 0; i < report.event_count; ++i) {
    const MovementEvent& event = report.events[i];
    if (event.t_ms <= counted_until_ms_ || queued_ == kQueue) continue;
    queue_[queued_++] = {report_.exercise, event};
  }
}

void FlowCounter::send_events() {
  const int sent = queued_ < kMaxFlowEvents ? queued_ : kMaxFlowEvents;
  for (int i = 0; i < sent; ++i) {
    report_.events[i] = queue_[i];
    if (queue_[i].event.t_ms > counted_until_ms_) counted_until_ms_ = queue_[i].event.t_ms;
  }
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

#include "liopep/movement.h"

#include "exercise/depth.h"
#include "geometry/finite_landmarks.h"
#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr double kHold_ms = 1000;     ///< a needed part may be out of view for this long
constexpr double kNobody_ms = 300;    ///< an empty frame or two are not yet "nobody"
constexpr double kParked_ms = 1500;   ///< how long a person is kept when the model jumps away
constexpr double kRelearn_ms = 3000;  ///< without rest in view: learn the body anew
constexpr double kClockRestart_ms = 10000;

}  // namespace

MovementCounter::MovementCounter(const Exercise& exercise) {
  start(exercise);
}

void MovementCounter::start(const Exercise& exercise) {
  exercise_ = exercise;
  report_ = {};
  person_ = {};
  parked_ = {};
  continuity_.reset();
  has_time_ = false;
}

const MovementReport& MovementCounter::step(double t_ms, const Landmarks* landmarks) {
  report_.event_count = 0;
  if (!is_finite(t_ms)) return report_;
  if (has_time_ && t_ms <= report_.t_ms) {
    if (t_ms > report_.t_ms - kClockRestart_ms) return report_;
    // The camera's clock started anew: keep the tally, look for the person again.
    person_ = {};
    parked_ = {};
    continuity_.reset();
    has_time_ = false;
  }
  if (!has_time_) {
    report_.t_ms = t_ms;
    person_.last_ready_ms = t_ms;
    person_.waiting_since_ms = t_ms;
    last_seen_ms_ = t_ms - kNobody_ms;
  }
  if (landmarks == nullptr) {
    take_nobody(t_ms);
  } else {
    take_landmarks(t_ms, *landmarks);
  }
  has_time_ = true;
  report_.t_ms = t_ms;
  report_.phase = person_.repetitions.phase();
  report_.depth = clamped(person_.depth, 0, 1);
  return report_;
}

void MovementCounter::take_nobody(double t_ms) {
  report_.somebody = false;
  if (t_ms - last_seen_ms_ >= kNobody_ms) {
    report_.framing = Framing::nobody;
    report_.missing = exercise_.needs;
  }
  if (t_ms - person_.last_ready_ms > kHold_ms) lose_person(t_ms);
}

void MovementCounter::take_landmarks(double t_ms, const Landmarks& landmarks) {
  take_finite(landmarks, report_.landmarks);
  report_.somebody = true;
  if (torso_is_seen(report_.landmarks)) {
    const Anchor now = anchor_of(report_.landmarks);
    const Anchor before = continuity_.last();
    if (continuity_.jumped(t_ms, now, person_.scale.length(BodyUnit::torso), person_.has_repeated))
      jump(t_ms, now, before);
  }
  const float dt_s = clamped(static_cast<float>(t_ms - report_.t_ms) / 1000, 0.001F, 0.5F);
  last_seen_ms_ = t_ms;
  person_.gate.hold_spikes(report_.landmarks, dt_s, person_.scale.length(BodyUnit::torso));
  person_.filter.smooth(report_.landmarks, dt_s, person_.scale.length(BodyUnit::torso));
  person_.view.update(report_.landmarks);
  report_.missing = person_.view.missing(exercise_);
  report_.framing = report_.missing == 0 ? Framing::ready : Framing::partly;
  if (report_.missing == 0) {
    person_.last_ready_ms = t_ms;
    take_depth(t_ms, dt_s);
  } else if (t_ms - person_.last_ready_ms > kHold_ms) {
    lose_person(t_ms);
  }
}

void MovementCounter::jump(double t_ms, const Anchor& now, const Anchor& before) {
  const bool parked_is_fresh = parked_.is_there && t_ms - parked_.t_ms <= kParked_ms;
  if (parked_is_fresh && same_place(parked_.anchor, now)) {
    person_ = parked_.person;
    person_.filter.reset();
    person_.gate.reset();
    person_.last_ready_ms = t_ms;
    parked_.is_there = false;
    return;
  }
  if (!parked_is_fresh) {
    parked_ = {.is_there = true, .person = person_, .anchor = before, .t_ms = t_ms};
  }
  const bool was_found = person_.is_found;
  person_ = {};
  person_.last_ready_ms = t_ms;
  person_.waiting_since_ms = t_ms;
  if (was_found) add_event({.kind = EventKind::lost, .t_ms = t_ms});
}

void MovementCounter::take_depth(double t_ms, float dt_s) {
  person_.scale.update(report_.landmarks, dt_s);
  person_.depth = depth_of(exercise_, Side::both, report_.landmarks, person_.scale);
  // In view but never at rest: what was learned of the body may be wrong.
  if (person_.repetitions.phase() != Phase::waiting) person_.waiting_since_ms = t_ms;
  if (t_ms - person_.waiting_since_ms > kRelearn_ms) {
    person_.scale = {};
    person_.waiting_since_ms = t_ms;
  }
  const RepetitionStep step = person_.repetitions.step(exercise_, t_ms, person_.depth);
  if (!person_.is_found && person_.repetitions.phase() != Phase::waiting) {
    person_.is_found = true;
    add_event({.kind = EventKind::found, .t_ms = t_ms});
  }
  if (step.kind == RepetitionStep::Kind::repetition) {
    person_.has_repeated = true;
    ++report_.tally.count;
    add_event({EventKind::repetition, report_.tally.count, t_ms, step.duration_ms, step.depth});
  } else if (step.kind == RepetitionStep::Kind::half_repetition) {
    ++report_.tally.half_count;
    add_event(
        {EventKind::half_repetition, report_.tally.half_count, t_ms, step.duration_ms, step.depth});
  }
}

void MovementCounter::lose_person(double t_ms) {
  person_.repetitions.interrupt();
  person_.filter.reset();
  person_.gate.reset();
  person_.depth = 0;
  if (person_.is_found) add_event({.kind = EventKind::lost, .t_ms = t_ms});
  person_.is_found = false;
}

void MovementCounter::add_event(const MovementEvent& event) {
  if (report_.event_count < kMaxEvents) report_.events[report_.event_count++] = event;
}

}  // namespace liopep::engine

#include "liopep/movement.h"

#include "exercise/event.h"
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
  start(exercise, likeness_of(exercise));
}

void MovementCounter::start(const Exercise& exercise, const Likeness& likeness) {
  exercise_ = exercise;
  report_ = {};
  person_ = {};
  person_.tracks.start(exercise_, likeness);
  parked_ = {};
  continuity_.reset();
  form_ = {};
  has_time_ = false;
  is_found_ = false;
}

const MovementReport& MovementCounter::step(double t_ms, const Landmarks* landmarks) {
  report_.event_count = 0;
  if (!is_finite(t_ms)) return report_;
  if (has_time_ && t_ms <= report_.t_ms) {
    if (t_ms > report_.t_ms - kClockRestart_ms) return report_;
    // The camera's clock started anew: keep the tally, look for the person again.
    lose_person(t_ms);
    drop_parked(t_ms);
    form_ = {};
    continuity_.reset();
    has_time_ = false;
  }
  if (!has_time_) begin_time(t_ms);
  if (parked_.is_there && t_ms - parked_.t_ms > kParked_ms) drop_parked(t_ms);
  if (landmarks == nullptr) {
    take_nobody(t_ms);
  } else {
    take_landmarks(t_ms, *landmarks);
  }
  has_time_ = true;
  report_.t_ms = t_ms;
  report_.phase = person_.tracks.phase();
  report_.depth = clamped(person_.tracks.depth(), 0, 1);
  return report_;
}

void MovementCounter::begin_time(double t_ms) {
  report_.t_ms = t_ms;
  new_person(t_ms);
  last_seen_ms_ = t_ms - kNobody_ms;
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
    count(t_ms, dt_s);
  } else if (t_ms - person_.last_ready_ms > kHold_ms) {
    lose_person(t_ms);
  }
}

void MovementCounter::jump(double t_ms, const Anchor& now, const Anchor& before) {
  form_.interrupt();
  if (parked_.is_there && same_place(parked_.anchor, now)) {
    person_.tracks.interrupt(t_ms, report_);
    person_ = parked_.person;
    person_.tracks.resume();
    person_.filter.reset();
    person_.gate.reset();
    person_.last_ready_ms = t_ms;
    parked_.is_there = false;
    return;
  }
  if (parked_.is_there) {
    person_.tracks.interrupt(t_ms, report_);
  } else {
    parked_ = {.is_there = true, .person = person_, .anchor = before, .t_ms = t_ms};
  }
  new_person(t_ms);
  say_found(t_ms, false);
}

/// The person who was parked does not come back: what they held has ended.
void MovementCounter::drop_parked(double t_ms) {
  if (parked_.is_there) parked_.person.tracks.interrupt(t_ms, report_);
  parked_.is_there = false;
}

void MovementCounter::new_person(double t_ms) {
  const Tracks tracks = person_.tracks;
  person_ = {};
  person_.tracks = tracks;
  person_.tracks.restart();
  person_.last_ready_ms = t_ms;
  person_.waiting_since_ms = t_ms;
}

void MovementCounter::count(double t_ms, float dt_s) {
  Tracks& tracks = person_.tracks;
  // In view but never at rest: what was learned of the body may be wrong.
  if (tracks.phase() != Phase::waiting) person_.waiting_since_ms = t_ms;
  if (t_ms - person_.waiting_since_ms > kRelearn_ms) {
    person_.scale = {};
    person_.waiting_since_ms = t_ms;
  }
  if (tracks.phase() <= Phase::rest) learn_level(dt_s);
  const Landmarks level = person_.level.levelled(report_.landmarks);
  const Midst midst = tracks.phase() > Phase::rest ? Midst::exercise : Midst::nothing;
  person_.scale.update(level, dt_s, midst);
  const std::uint32_t count = report_.tally.count;
  tracks.step(exercise_, t_ms, level, person_.scale, person_.view, report_);
  if (report_.tally.count > count) person_.has_repeated = true;
  if (tracks.phase() == Phase::waiting) return;
  say_found(t_ms, true);
  form_.step(exercise_, t_ms, tracks, level, person_.scale, report_);
}

void MovementCounter::learn_level(float dt_s) {
  const bool sees_hips = person_.view.sees(bit_of(BodyPart::hips), Side::left) &&
                         person_.view.sees(bit_of(BodyPart::hips), Side::right);
  person_.level.learn(report_.landmarks, person_.scale, sees_hips, dt_s);
}

void MovementCounter::lose_person(double t_ms) {
  person_.tracks.interrupt(t_ms, report_);
  person_.filter.reset();
  person_.gate.reset();
  form_.interrupt();
  say_found(t_ms, false);
}

void MovementCounter::say_found(double t_ms, bool is_found) {
  if (is_found_ == is_found) return;
  is_found_ = is_found;
  add_event(report_, {.kind = is_found ? EventKind::found : EventKind::lost, .t_ms = t_ms});
}

}  // namespace liopep::engine

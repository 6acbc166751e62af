#include "exercise/form.h"

#include "exercise/event.h"
#include "exercise/measuring.h"

namespace liopep::engine {
namespace {

constexpr double kMoment_ms = 250;      ///< outside for less may be the model's mistake
constexpr double kFormAgain_ms = 6000;  ///< nobody wants to be nagged
constexpr double kSafeAgain_ms = 3000;
constexpr float kBelieved = 0.4F;
// How far inside the limits a value must come back.
constexpr float kMargin = 0.04F;
constexpr float kMargin_deg = 4;

bool is_made(During during, Phase phase) {
  switch (during) {
    case During::always:
      return true;
    case During::moving:
      return phase > Phase::rest;
    case During::full:
      return phase == Phase::full;
  }
  return false;
}

float margin_of(const Measure& measure) {
  return is_in_degrees(measure.kind) ? kMargin_deg : kMargin;
}

}  // namespace

void Form::step(const Exercise& exercise, double t_ms, const Tracks& tracks,
                const Landmarks& landmarks, const BodyScale& scale, MovementReport& report) {
  const int checks = exercise.check_count + (exercise.has_safe_range ? 1 : 0);
  for (int i = 0; i < checks; ++i) {
    const bool is_form = i < exercise.check_count;
    const Check& check = is_form ? exercise.checks[i] : exercise.safe_range;
    // Where the two sides have one value, the side that is further says where the movement is.
    const bool has_sides = takes_one_side(check.measure);
    const int first = has_sides ? 0 : tracks.furthest();
    const int last = has_sides ? tracks.count() - 1 : first;
    for (int k = first; k <= last; ++k) {
      Watch& state = watches_[is_form ? i : kMaxChecks][has_sides ? k : 0];
      if (!is_made(check.during, tracks.phase(k))) {
        state.is_outside = false;
        continue;
      }
      watch(state, check, tracks[k].side,
            {.kind = is_form ? EventKind::form : EventKind::safe_range,
             .side = has_sides ? tracks[k].side : Side::both,
             .index = static_cast<std::uint8_t>(is_form ? i : 0),
             .t_ms = t_ms},
            landmarks, scale, report);
    }
  }
}

void Form::interrupt() {
  for (auto& sides : watches_) {
    for (Watch& watch : sides) watch.is_outside = false;
  }
}

void Form::watch(Watch& watch, const Check& check, Side side, const MovementEvent& event,
                 const Landmarks& landmarks, const BodyScale& scale, MovementReport& report) {
  const Measured now = measured(check.measure, side, landmarks, scale);
  if (now.visibility < kBelieved) return;
  const float margin = watch.is_outside ? margin_of(check.measure) : 0;
  const bool is_outside = now.value < check.least + margin || now.value > check.most - margin;
  if (is_outside && !watch.is_outside) watch.since_ms = event.t_ms;
  watch.is_outside = is_outside;
  if (!is_outside || event.t_ms - watch.since_ms < kMoment_ms) return;
  const double again_ms = event.kind == EventKind::form ? kFormAgain_ms : kSafeAgain_ms;
  if (watch.was_told && event.t_ms - watch.told_ms < again_ms) return;
  watch.was_told = true;
  watch.told_ms = event.t_ms;
  add_event(report, event);
}

}  // namespace liopep::engine

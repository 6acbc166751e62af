#include "exercise/repetition.h"

#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr double kFirstRest_ms = 120;
constexpr double kRareFrame_ms = 150;
constexpr double kRareOfKnown_ms = 95;
/// How far the depth must fall below `full_above` before the way back has begun.
constexpr float kFullHysteresis = 0.1F;
// So many in a row that stay behind the usual depth are a new habit: somebody tires, or has turned.
constexpr float kDeepestUsual = 1.5F;
constexpr float kFollowWhole = 0.4F;
constexpr float kFollowHalf = 0.15F;
constexpr int kNewHabit = 2;
// So many whole ones are a row, in which one counts that comes nearly as far, but never one that is
// nearer to half than this.
constexpr int kRow = 3;
constexpr double kRowGap_ms = 9000;
constexpr float kLowered = 0.3F;
constexpr float kLowestRest = -0.4F;
constexpr float kRest_s = 1;
constexpr float kTremble = 0.08F;
constexpr float kTurn = 0.25F;  ///< less is a hand that trembles

}  // namespace

void RepetitionFinder::interrupt() {
  phase_ = Phase::waiting;
  reached_full_ = false;
  rest_frames_ = 0;
}

RepetitionStep RepetitionFinder::step(const Exercise& exercise, double t_ms, float depth) {
  RepetitionStep result;
  if (phase_ == Phase::waiting) {
    wait_for_rest(exercise, t_ms, depth);
  } else if (phase_ == Phase::rest) {
    if (depth <= exercise.phases.start_above) {
      const float dt_s = static_cast<float>(t_ms - last_ms_) / 1000;
      const float rest = larger(depth, kLowestRest);
      own_rest_ += (rest - own_rest_) * dt_s / (dt_s + kRest_s);
      rest_end_ms_ = t_ms;
    } else {
      phase_ = Phase::going;
      deepest_ = arrived_ = turned_at_ = 0;
      turns_ = 0;
      full_frames_ = 0;
      reached_full_ = false;
      counted_ = false;
    }
  }
  if (phase_ == Phase::going || phase_ == Phase::full || phase_ == Phase::back) {
    if (depth > deepest_) {
      deepest_ = depth;
      // Who stays there trembles: it is reached when it has been reached all but for that.
      if (depth > arrived_ + kTremble) {
        arrived_ = depth;
        deepest_ms_ = t_ms;
      }
    }
    note_turn(depth);
    if (full_is_held(exercise, t_ms, depth)) {
      phase_ = Phase::full;
      reached_full_ = true;
      if (exercise.count_at == CountAt::full && !counted_ &&
          duration_ms(t_ms) <= exercise.longest_repetition_ms) {
        counted_ = true;
        result = found(RepetitionStep::Kind::repetition);
      }
    } else if (phase_ == Phase::full && depth < full_above(exercise) - kFullHysteresis) {
      phase_ = Phase::back;
    }
    if (depth <= exercise.phases.rest_below) {
      result = at_rest(exercise, t_ms);
    } else if (!counted_ && duration_ms(t_ms) > exercise.longest_repetition_ms) {
      interrupt();
    }
  }
  last_ms_ = t_ms;
  return result;
}

void RepetitionFinder::wait_for_rest(const Exercise& exercise, double t_ms, float depth) {
  if (depth > exercise.phases.rest_below) {
    rest_frames_ = 0;
    return;
  }
  if (rest_frames_++ == 0) rest_start_ms_ = t_ms;
  if (rest_frames_ < 2 || t_ms - rest_start_ms_ < kFirstRest_ms) return;
  phase_ = Phase::rest;
  rest_end_ms_ = t_ms;
}

void RepetitionFinder::note_turn(float depth) {
  const float onward = turns_ % 2 == 0 ? depth - turned_at_ : turned_at_ - depth;
  if (onward > 0) turned_at_ = depth;
  if (onward >= -kTurn) return;
  turned_at_ = depth;
  ++turns_;
}

float RepetitionFinder::full_above(const Exercise& exercise) const {
  const float full = exercise.phases.full_above;
  if (usual_ == 0 || shallower_ >= kNewHabit) return full;
  const float own = own_rest_ + of_usual_ * (usual_ - own_rest_);
  const bool is_row = wholes_ >= kRow && rest_end_ms_ - tried_ms_ <= kRowGap_ms;
  const float half = exercise.phases.half_above;
  return larger(is_row ? half + kLowered * (full - half) : full, own);
}

void RepetitionFinder::learn_range(const Exercise& exercise, RepetitionStep::Kind kind) {
  const bool is_whole = kind == RepetitionStep::Kind::repetition;
  if (!is_whole && deepest_ < exercise.phases.full_above) return;
  const float depth = smaller(deepest_, kDeepestUsual);
  const bool is_new = usual_ == 0 || (is_whole && shallower_ == kNewHabit);
  shallower_ = is_whole ? 0 : shallower_ + 1;
  wholes_ += is_whole ? 1 : 0;
  tried_ms_ = last_ms_;
  usual_ = is_new ? depth : usual_ + (is_whole ? kFollowWhole : kFollowHalf) * (depth - usual_);
}

bool RepetitionFinder::full_is_held(const Exercise& exercise, double t_ms, float depth) {
  if (depth < full_above(exercise)) {
    full_frames_ = 0;
    return false;
  }
  // One odd frame is no full position, unless frames are so rare that it may be all there is:
  // sooner with somebody who has come there before, in what nobody does but exercises.
  const bool is_known = wholes_ > 0 && exercise.first_counts == FirstCounts::at_once;
  ++full_frames_;
  return full_frames_ >= 2 || t_ms - last_ms_ >= (is_known ? kRareOfKnown_ms : kRareFrame_ms);
}

RepetitionStep RepetitionFinder::found(RepetitionStep::Kind kind) const {
  return {kind, rest_end_ms_, deepest_ms_, clamped(deepest_, 0, 1), turns_ < 2};
}

RepetitionStep RepetitionFinder::at_rest(const Exercise& exercise, double t_ms) {
  const float duration = duration_ms(t_ms);
  // Frames may have been missing for any time: a repetition across the gap was not seen.
  const bool is_void = counted_ || duration > exercise.longest_repetition_ms;
  const bool is_whole =
      duration >= exercise.shortest_repetition_ms && exercise.count_at == CountAt::rest;
  RepetitionStep::Kind kind = RepetitionStep::Kind::nothing;
  if (!is_void && reached_full_) {
    if (is_whole) kind = RepetitionStep::Kind::repetition;
  } else if (!is_void && deepest_ >= exercise.phases.half_above &&
             duration >= exercise.shortest_repetition_ms / 2) {
    kind = RepetitionStep::Kind::half_repetition;
  }
  const RepetitionStep result = found(kind);
  // One that counted when it was full is told already, and whole.
  if (counted_) kind = RepetitionStep::Kind::repetition;
  if (kind != RepetitionStep::Kind::nothing) learn_range(exercise, kind);
  phase_ = Phase::rest;
  rest_end_ms_ = t_ms;
  reached_full_ = false;
  return result;
}

}  // namespace liopep::engine

#include "recognition/candidate.h"

#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr double kOutOfView_ms = 1000;
constexpr float kLeastSight = 0.15F;  ///< of the movement
constexpr double kPause_ms = 5000;
constexpr double kEachHeld_ms = 1000;  ///< a hold is looked at again
constexpr double kLongHold_ms = 15000;
constexpr double kFresh_ms = 4000;
constexpr double kAtOnce = 0.35;
constexpr float kHardly = 0.08F;  ///< of the mismatch

Side side_of(const Exercise& exercise, int index) {
  if (exercise.side_rule == SideRule::both) return Side::both;
  return index == 0 ? Side::left : Side::right;
}

bool watches(const Exercise& exercise, int index) {
  if (exercise.side_rule == SideRule::both || exercise.side_rule == SideRule::left) {
    return index == 0;
  }
  return exercise.side_rule != SideRule::right || index == 1;
}

}  // namespace

Candidate::Candidate(const Exercise& exercise) : shape_(exercise) {}

bool Candidate::step(const Exercise& exercise, const FollowedBody& body) {
  const bool needs_unseen = (body.unseen() & exercise.needs) != 0;
  bool found_any = false;
  for (int i = 0; i < 2; ++i) {
    if (!watches(exercise, i)) continue;
    const Side side = side_of(exercise, i);
    const Shape::Look look =
        shape_.look(side == Side::right ? body.mirrored_features() : body.steady_features(),
                    body.viewing_angle(side));
    if (look.sight < kLeastSight || needs_unseen) {
      if (body.t_ms() - last_in_view_ms_[i] > kOutOfView_ms) sides_[i].interrupt();
      continue;
    }
    last_in_view_ms_[i] = body.t_ms();
    const WatchedSide::Found found =
        sides_[i].step(exercise, look.depth, shape_.has_opposite(), body);
    if (found == WatchedSide::Found::nothing && sides_[i].is_said_held()) {
      found_any = goes_on_holding(body.t_ms()) || found_any;
    }
    if (found == WatchedSide::Found::nothing) continue;
    found_any = true;
    const WatchedSide::Seen seen = sides_[i].seen(exercise, side, shape_, body.viewing_angle(side));
    add({.kind = found == WatchedSide::Found::whole  ? Performance::Kind::whole
                 : found == WatchedSide::Found::half ? Performance::Kind::half
                                                     : Performance::Kind::held,
         .start_ms = sides_[i].start_ms(),
         .end_ms = body.t_ms(),
         .full_s = sides_[i].full_s(),
         .side = side,
         .began_unseen = sides_[i].began_unseen(),
         .fit = seen.fit,
         .excursion = seen.excursion});
  }
  return found_any;
}

bool Candidate::goes_on_holding(double t_ms) {
  if (count_ == 0) return false;
  Performance& hold = done_[0];
  const auto times = [&] { return static_cast<int>((hold.end_ms - hold.start_ms) / kEachHeld_ms); };
  const int before = times();
  hold.end_ms = t_ms;
  return times() > before && t_ms - hold.start_ms < kLongHold_ms;
}

void Candidate::forget() {
  for (WatchedSide& side : sides_) side = WatchedSide();
  count_ = 0;
}

bool Candidate::is_same_as_last(const Performance& performance) const {
  if (count_ == 0) return false;
  // Both sides at once are one repetition; who takes turns without a pause begins later.
  return performance.start_ms - done_[0].start_ms < kAtOnce * (done_[0].end_ms - done_[0].start_ms);
}

void Candidate::add(const Performance& performance) {
  if (is_same_as_last(performance)) {
    if (performance.fit.mismatch >= done_[0].fit.mismatch) return;
  } else {
    const bool is_half = performance.kind == Performance::Kind::half;
    // Half of something that fits so much worse is none of it.
    if (is_half && count_ > 0 && performance.fit.mismatch > done_[0].fit.mismatch + kHardly) return;
    // Half of something may be how somebody gets ready.
    const bool goes_on = count_ > 0 && done_[0].kind != Performance::Kind::half &&
                         follows(performance.start_ms, done_[0]);
    if (!goes_on) began_ms_ = performance.start_ms;
    for (std::size_t i = done_.size() - 1; i > 0; --i) done_[i] = done_[i - 1];
    if (count_ < static_cast<int>(done_.size())) ++count_;
  }
  done_[0] = performance;
}

void Candidate::take_count(int counted) {
  Performance& last = done_[0];
  last.counted = counted < Performance::kMostCounted ? counted : Performance::kMostCounted;
  last.is_counted = true;
}

/// Soon enough for both to belong together.
bool Candidate::follows(double start_ms, const Performance& before) const {
  return start_ms - before.end_ms < kPause_ms + (before.end_ms - before.start_ms);
}

/// Done just now, or again since.
bool Candidate::is_fresh(double t_ms) const {
  if (t_ms - done_[0].end_ms <= kFresh_ms) return true;
  for (const WatchedSide& side : sides_) {
    if (side.is_under_way() && follows(side.start_ms(), done_[0])) return true;
  }
  return false;
}

bool Candidate::is_told(const Exercise& exercise, double t_ms) const {
  if (count_ == 0 || !is_fresh(t_ms)) return false;
  if (exercise.counting == Counting::hold) return true;
  return count_ > 1 && follows(done_[0].start_ms, done_[1]);
}

float Candidate::log_odds(const Exercise& exercise, double t_ms) const {
  if (!is_told(exercise, t_ms)) return kNone;
  if (exercise.counting == Counting::hold) {
    return engine::log_odds(hold_evidence(shape_, done_.data(), count_));
  }
  const bool has_sides = exercise.side_rule != SideRule::both;
  return engine::log_odds(repetition_evidence(shape_, has_sides, done_.data(), count_));
}

float Candidate::mismatch() const {
  if (count_ < 2 || done_[0].kind == Performance::Kind::held) return done_[0].fit.mismatch;
  return (done_[0].fit.mismatch + done_[1].fit.mismatch) / 2;
}

float Candidate::mismatch_now(const Exercise& exercise, const FollowedBody& body) const {
  float least = 1;
  for (int i = 0; i < 2; ++i) {
    if (!watches(exercise, i) || !sides_[i].is_full()) continue;
    const Side side = side_of(exercise, i);
    least = smaller(least, sides_[i].mismatch_now(side, shape_, body.viewing_angle(side)));
  }
  return least;
}

bool Candidate::may_get_better_than(float mismatch, double since_ms) const {
  return is_under_way() && has_done(since_ms) && done_[0].fit.mismatch < mismatch;
}

bool Candidate::is_held() const {
  return sides_[0].held_ms() > 0 || sides_[1].held_ms() > 0 || sides_[0].began_unseen() ||
         sides_[1].began_unseen();
}

}  // namespace liopep::engine

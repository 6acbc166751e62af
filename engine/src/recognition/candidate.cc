#include "recognition/candidate.h"

#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr double kOutOfView_ms = 1000;
constexpr float kLeastSight = 0.15F;  ///< of the movement
constexpr float kLike = 0.12F;        ///< mismatch at which a movement may be the exercise
constexpr float kAlike = 0.14F;  ///< difference at which two may be repetitions of one movement
// What is doubtful: that it went less far than was shown, that the two differ, that there was a
// long pause between them. Weights and limits separate imitators from everyday movement.
constexpr float kUsualRange = 0.9F;
constexpr float kMostRange = 1.15F;
constexpr float kDoubtOfRange = 3;
constexpr float kDoubtOfDifference = 0.3F;
constexpr float kDoubtOfOtherHold = 0.1F;
constexpr float kDoubtOfPause_per_s = 0.02F;
constexpr float kUsualPause_s = 1;
constexpr float kMostDoubt = 0.065F;
constexpr float kSlight = 0.45F;
constexpr float kMostDoubtOfThree = 0.1F;
constexpr float kMostDoubtOfOne = 0.03F;
constexpr double kPause_ms = 5000;
constexpr double kPauseOfHolds_ms = 15000;
constexpr double kLongHold_ms = 12000;  ///< one alone is believed
constexpr double kTimes = 2.2;          ///< one repetition may take so much longer than another
constexpr double kFresh_ms = 4000;

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
  if (body.view().missing(exercise) != 0 ||
      shape_.sight(body.steady_features(), body.heading_deg()) < kLeastSight) {
    if (body.t_ms() - last_in_view_ms_ > kOutOfView_ms) {
      for (WatchedSide& side : sides_) side.interrupt();
    }
    return false;
  }
  last_in_view_ms_ = body.t_ms();
  bool found_any = false;
  for (int i = 0; i < 2; ++i) {
    if (!watches(exercise, i)) continue;
    const Side side = side_of(exercise, i);
    const WatchedSide::Found found = sides_[i].step(exercise, side, shape_, body);
    if (found == WatchedSide::Found::nothing && sides_[i].is_said_held() && count_ > 0) {
      const bool was_long = done_[0].end_ms - done_[0].start_ms >= kLongHold_ms;
      done_[0].end_ms = body.t_ms();
      found_any = found_any || (!was_long && body.t_ms() - done_[0].start_ms >= kLongHold_ms);
    }
    if (found == WatchedSide::Found::nothing) continue;
    found_any = true;
    const WatchedSide::Seen seen = sides_[i].seen(exercise, side, shape_, body.heading_deg());
    add({.kind = found == WatchedSide::Found::whole  ? Performance::Kind::whole
                 : found == WatchedSide::Found::half ? Performance::Kind::half
                                                     : Performance::Kind::held,
         .start_ms = sides_[i].start_ms(),
         .end_ms = body.t_ms(),
         .mismatch = seen.fit.mismatch,
         .range = seen.fit.range},
        side, seen.excursion);
  }
  return found_any;
}

void Candidate::forget() {
  for (WatchedSide& side : sides_) side = WatchedSide();
  count_ = 0;
}

bool Candidate::is_same_as_last(const Performance& performance) const {
  if (count_ == 0) return false;
  // Both sides at once are one repetition: it began before the middle of the last one.
  return performance.start_ms < (done_[0].start_ms + done_[0].end_ms) / 2;
}

void Candidate::add(Performance performance, Side side, const Excursion& excursion) {
  if (is_same_as_last(performance)) {
    if (performance.mismatch < done_[0].mismatch) done_[0].mismatch = performance.mismatch;
    if (performance.kind == Performance::Kind::whole) done_[0].kind = performance.kind;
    return;
  }
  // Seen aslant, what the right side does is not the mirror image of what the left side does.
  if (side == last_side_) performance.difference = shape_.difference(excursion, last_excursion_);
  last_excursion_ = excursion;
  last_side_ = side;
  for (std::size_t i = done_.size() - 1; i > 0; --i) done_[i] = done_[i - 1];
  done_[0] = performance;
  if (count_ < static_cast<int>(done_.size())) ++count_;
}

bool Candidate::are_alike(const Performance& last, const Performance& before) const {
  if (last.mismatch > kLike || before.mismatch > kLike || last.difference > kAlike) return false;
  const double took_ms = last.end_ms - last.start_ms;
  const double took_before_ms = before.end_ms - before.start_ms;
  const double pause_ms = last.start_ms - before.end_ms;
  if (last.kind == Performance::Kind::held) {
    return before.kind == Performance::Kind::held && pause_ms < kPauseOfHolds_ms;
  }
  return took_ms < kTimes * took_before_ms && took_before_ms < kTimes * took_ms &&
         pause_ms < kPause_ms + took_before_ms;
}

bool Candidate::is_convincing(double t_ms) const {
  if (count_ == 0 || t_ms - done_[0].end_ms > kFresh_ms) return false;
  if (done_[0].kind == Performance::Kind::held &&
      doubt_of(done_[0]) <= (shape_.is_slight() ? kSlight : 1) * kMostDoubtOfOne &&
      done_[0].end_ms - done_[0].start_ms >= kLongHold_ms) {
    return true;
  }
  if (count_ < 2 || !are_alike(done_[0], done_[1])) return false;
  // Heads and hands are never quite still: what only they do must fit better.
  const float least = shape_.is_slight() ? kSlight : 1;
  if (doubt() <= least * kMostDoubt) return true;
  // What is done a third time is hardly chance.
  return count_ > 2 && are_alike(done_[1], done_[2]) && doubt() <= least * kMostDoubtOfThree;
}

float Candidate::doubt_of(const Performance& performance) {
  // Little movement is seldom quite like an exercise, unless it is one done in part.
  const float missing = larger(kUsualRange - performance.range, performance.range - kMostRange);
  return performance.mismatch * (1 + kDoubtOfRange * larger(0, missing));
}

float Candidate::doubt() const {
  if (count_ < 2) return doubt_of(done_[0]);
  const float each = (doubt_of(done_[0]) + doubt_of(done_[1])) / 2;
  if (done_[0].kind == Performance::Kind::held) {
    return each + kDoubtOfOtherHold * done_[0].difference;
  }
  const float pause_s = static_cast<float>(done_[0].start_ms - done_[1].end_ms) / 1000;
  const float took_s = static_cast<float>(done_[1].end_ms - done_[1].start_ms) / 1000;
  return each + kDoubtOfDifference * done_[0].difference +
         kDoubtOfPause_per_s * larger(0, pause_s - larger(kUsualPause_s, 2 * took_s));
}

float Candidate::mismatch() const {
  if (count_ < 2 || done_[0].kind == Performance::Kind::held) return doubt_of(done_[0]);
  return (doubt_of(done_[0]) + doubt_of(done_[1])) / 2;
}

float Candidate::mismatch_now(const Exercise& exercise, float heading_deg) const {
  float least = 1;
  for (int i = 0; i < 2; ++i) {
    if (!watches(exercise, i) || !sides_[i].is_full()) continue;
    least = smaller(least, sides_[i].mismatch_now(side_of(exercise, i), shape_, heading_deg));
  }
  return least;
}

bool Candidate::may_get_better_than(float mismatch, double since_ms) const {
  const bool is_under_way = sides_[0].is_under_way() || sides_[1].is_under_way();
  return is_under_way && has_done(since_ms) && done_[0].mismatch < mismatch;
}

bool Candidate::is_held() const {
  return sides_[0].held_ms() > 0 || sides_[1].held_ms() > 0;
}

}  // namespace liopep::engine

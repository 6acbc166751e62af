#include "recognition/recogniser.h"

#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

/// The same repetition ends a little earlier by one exercise's signal than by another's.
constexpr double kSettles_ms = 250;
constexpr double kWaits_ms = 800;  ///< for what fits better and is under way
constexpr double kRecent_ms = 8000;
constexpr float kBetter = 0.01F;  ///< of the mismatch
// Of the logarithm of the odds: what is named already, what it is given up for, and what began
// later than another.
constexpr float kStays = 0.5F;
constexpr float kChanges = 1.5F;
constexpr float kLater = 3.5F;
constexpr float kSurest = 9;       ///< more is forgotten at once
constexpr float kFades_per_s = 1;  ///< how likely something was that is not being done just now
constexpr double kGone_ms = 8000;  ///< nothing done of it for so long
constexpr float kLongestHold_ms = 600000;
// To be counted once more: since somebody was seen at rest, and not more often than is enough.
constexpr double kBefore_ms = 3000;
constexpr double kApart_ms = 60;
constexpr float kPausesOver = 2.5F;   ///< repetitions
constexpr double kBeganLater = 0.15;  ///< repetitions
constexpr double kBeganAnew = 3;      ///< repetitions; more, and another exercise was done before

/// Of the demonstrator's way.
constexpr Phases kPhases = {0.25F, 0.28F, 0.3F, 0.4F};
/// Rest is left later and reached earlier than by the exercise's own signal.
constexpr float kOfShortest = 0.6F;

/// There and back is also back and there, half a repetition later.
bool began_later(const Candidate& a, const Candidate& b) {
  if (a.count() < 2 || b.count() < 2) return false;
  const double cycle_ms = a.done(0).start_ms - a.done(1).start_ms;
  const double later_ms = a.began_ms() - b.began_ms();
  return later_ms > kBeganLater * cycle_ms && later_ms < kBeganAnew * cycle_ms;
}

/// To be told what one does, one need not quite do it.
Exercise as_watched(const Exercise& exercise) {
  Exercise watched = exercise;
  watched.phases = kPhases;
  watched.sides_in_view = SidesInView::either;
  // Seen to its end, it can be compared.
  watched.count_at = CountAt::rest;
  if (exercise.counting != Counting::hold) watched.shortest_repetition_ms *= kOfShortest;
  // The longest repetition of what is held is as long as anybody can.
  if (exercise.counting == Counting::hold) watched.longest_repetition_ms = kLongestHold_ms;
  return watched;
}

}  // namespace

void Recogniser::clear() {
  count_ = 0;
  restart();
}

void Recogniser::restart() {
  forget();
  frames_.clear();
}

void Recogniser::forget() {
  for (int i = 0; i < count_; ++i) candidates_[i].forget();
  current_ = -1;
  is_settling_ = false;
  is_due_ = false;
}

bool Recogniser::add(const Exercise& exercise) {
  if (count_ == kMostExercises) return false;
  exercises_[count_] = exercise;
  likenesses_[count_] = likeness_of(exercise);
  watched_[count_] = as_watched(exercise);
  candidates_[count_] = Candidate(exercise);
  ++count_;
  return true;
}

int Recogniser::step(const FollowedBody& body, FrameKind kind, const Landmarks* landmarks) {
  if (kind == FrameKind::void_) return current_;
  if (kind == FrameKind::another) forget();
  frames_.keep(body.t_ms(), landmarks);
  if (kind == FrameKind::usual) {
    for (int i = 0; i < count_; ++i) {
      if (!candidates_[i].step(watched_[i], body) || is_settling_) continue;
      is_settling_ = true;
      settled_ms_ = body.t_ms() + kSettles_ms;
    }
  }
  decide_when_due(body);
  if (current_ >= 0) {
    const Candidate& candidate = candidates_[current_];
    const double took_ms = candidate.last().end_ms - candidate.last().start_ms;
    const double patience_ms = kPausesOver * took_ms;
    const double since_ms = body.t_ms() - candidate.last().end_ms;
    const bool is_gone = since_ms > kGone_ms && since_ms > patience_ms;
    if (is_gone && !candidate.is_held()) current_ = -1;
  }
  return current_;
}

bool Recogniser::is_to_be_counted(int index) const {
  const Candidate& candidate = candidates_[index];
  return exercises_[index].counting != Counting::hold && candidate.count() > 1 &&
         !candidate.last().is_counted;
}

void Recogniser::count_again(int index) {
  Candidate& candidate = candidates_[index];
  Exercise exercise = exercises_[index];
  exercise.first_counts = FirstCounts::at_once;
  counter_.start(exercise, likenesses_[index]);
  const Performance& before = candidate.done(1);
  const bool at_rest = exercise.count_at == CountAt::rest;
  const double middle_ms = (before.start_ms + before.end_ms) / 2;
  int earlier = 0;
  int all = 0;
  frames_.show_to(counter_, before.start_ms - kBefore_ms, kApart_ms,
                  [&](const MovementReport& report) {
                    all = static_cast<int>(report.tally.count);
                    if (report.t_ms < middle_ms) earlier = all;
                    // All but back at rest.
                    if (at_rest && report.phase == Phase::back) ++all;
                  });
  candidate.take_count(all - earlier);
}

/// Of what is named: how likely it was when it was last done, fading.
float Recogniser::remembered_odds(double t_ms) const {
  if (current_ < 0) return 0;
  const float since_s = static_cast<float>(t_ms - remembered_ms_) / 1000;
  return larger(kChanges, smaller(remembered_odds_, kSurest) - kFades_per_s * since_s);
}

void Recogniser::remember(double t_ms) {
  const float odds = candidates_[current_].log_odds(exercises_[current_], t_ms);
  if (odds < remembered_odds(t_ms)) return;
  remembered_odds_ = odds;
  remembered_ms_ = t_ms;
}

int Recogniser::best(double t_ms) const {
  int best = -1;
  float most = 0;
  for (int i = 0; i < count_; ++i) {
    const float own = candidates_[i].log_odds(exercises_[i], t_ms) + (i == current_ ? kStays : 0);
    // While it pauses, what is known is not given up for what is hardly more likely than nothing.
    const bool is_change = current_ >= 0 && i != current_;
    if (own <= (is_change ? remembered_odds(t_ms) : 0)) continue;
    float odds = own;
    // What began first says which is rest.
    if (best >= 0 && began_later(candidates_[i], candidates_[best])) odds -= kLater;
    if (best >= 0 && began_later(candidates_[best], candidates_[i])) odds += kLater;
    if (best >= 0 && odds <= most) continue;
    best = i;
    most = own;
  }
  return best;
}

bool Recogniser::has_rival(int index, const FollowedBody& body) const {
  const double t_ms = body.t_ms();
  const Candidate& candidate = candidates_[index];
  for (int i = 0; i < count_; ++i) {
    if (i == index || t_ms > candidate.last().end_ms + kWaits_ms) continue;
    const double since_ms = candidate.last().end_ms - kRecent_ms;
    if (candidates_[i].may_get_better_than(candidate.mismatch(), since_ms)) return true;
  }
  if (candidate.last().kind != Performance::Kind::held) return false;
  if (t_ms > candidate.last().end_ms + kWaits_ms) return false;
  // What is held may also be the pause of a repetition.
  for (int i = 0; i < count_; ++i) {
    if (exercises_[i].counting == Counting::hold) continue;
    if (candidates_[i].mismatch_now(watched_[i], body) + kBetter < candidate.mismatch()) {
      return true;
    }
  }
  return false;
}

void Recogniser::decide_when_due(const FollowedBody& body) {
  const double t_ms = body.t_ms();
  if (is_settling_ && t_ms >= settled_ms_) {
    is_settling_ = false;
    told_ms_ = t_ms;
    decide(body);
  } else if (is_due_ && t_ms >= due_ms_) {
    decide(body);
  }
}

void Recogniser::decide(const FollowedBody& body) {
  is_due_ = false;
  if (current_ >= 0) remember(body.t_ms());
  // To count takes time: only what would be named.
  int found = best(body.t_ms());
  while (found >= 0 && is_to_be_counted(found)) {
    count_again(found);
    found = best(body.t_ms());
  }
  if (found < 0 || found == current_) return;
  if (!has_rival(found, body)) {
    current_ = found;
    remembered_ms_ = body.t_ms();
    remembered_odds_ = candidates_[found].log_odds(exercises_[found], remembered_ms_);
  } else {
    is_due_ = true;
    due_ms_ = body.t_ms() + kSettles_ms / 2;
  }
}

}  // namespace liopep::engine

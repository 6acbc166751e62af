#include "teaching/swing.h"

#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr float kTurnsBack = 0.35F;  ///< part of the usual swing
constexpr float kShortest_ms = 250;
constexpr float kLongest_ms = 8000;
// How much longer or larger one repetition may be than the ones before, and after a good run, in
// which people take a breath.
constexpr float kPeriodRatio = 1.6F;
constexpr float kKnownPeriodRatio = 3;
constexpr float kSizeRatio = 1.8F;
constexpr int kKnownTurns = 5;
constexpr float kFollow = 0.4F;
// What carries a body further than this within one repetition is no exercise on the spot.
constexpr float kFarthest = 0.4F;  ///< body sizes
constexpr float kGrowth = 1.15F;

bool within_ratio(float a, float b, float ratio) {
  return a <= ratio * b && b <= ratio * a;
}

bool same_spot(const Whereabouts& a, const Whereabouts& b) {
  const float size = larger(a.size, b.size);
  return absolute(a.x - b.x) <= kFarthest * size && absolute(a.y - b.y) <= kFarthest * size &&
         within_ratio(a.size, b.size, kGrowth);
}

}  // namespace

bool Swing::step(double t_ms, float value, float least, const Whereabouts& now) {
  if (!high_.is_there) {
    start_at(t_ms, value, now);
    return false;
  }
  const Turn here = {t_ms, value, now, true};
  if (value > high_.value) high_ = here;
  if (value < low_.value) low_ = here;
  const float back = larger(least, kTurnsBack * size_);
  if (direction_ == 0) {
    // The first way out: where it began is not yet a turn.
    if (high_.value - low_.value >= back) {
      direction_ = value - low_.value > high_.value - value ? 1 : -1;
      if (direction_ == 1) {
        last_low_ = low_;
      } else {
        last_high_ = high_;
      }
    }
    return false;
  }
  if (direction_ == 1 && high_.value - value >= back) {
    const Turn turn = high_;
    direction_ = -1;
    low_ = here;
    add_turn(turn, t_ms);
    last_high_ = turn;
    return true;
  }
  if (direction_ == -1 && value - low_.value >= back) {
    const Turn turn = low_;
    direction_ = 1;
    high_ = here;
    add_turn(turn, t_ms);
    last_low_ = turn;
    return true;
  }
  return false;
}

void Swing::start_at(double t_ms, float value, const Whereabouts& now) {
  high_ = {t_ms, value, now, true};
  low_ = high_;
}

void Swing::add_turn(const Turn& turn, double t_ms) {
  // direction_ has just been set to the way that follows the turn.
  const Turn& same = direction_ == -1 ? last_high_ : last_low_;
  const Turn& opposite = direction_ == -1 ? last_low_ : last_high_;
  const float swing = absolute(turn.value - opposite.value);
  turned_ms_ = t_ms;
  if (turns_ == 0) {
    size_ = swing;
    begin_run(turn);
    return;
  }
  const float period_ms = turns_ == 1 ? period_ms_ : static_cast<float>(turn.t_ms - same.t_ms);
  if (!is_regular(swing, period_ms, turns_ == 1 ? opposite : same, turn)) {
    size_ = swing;
    begin_run(turn);
    return;
  }
  ++turns_;
  size_ += kFollow * (swing - size_);
  if (turns_ == 3) period_ms_ = period_ms;
  if (turns_ > 3) period_ms_ += kFollow * (period_ms - period_ms_);
  turn_ms_[(turns_ - 1) % kTurns] = turn.t_ms;
}

bool Swing::is_regular(float swing, float period_ms, const Turn& same, const Turn& turn) const {
  if (!within_ratio(swing, size_, kSizeRatio)) return false;
  if (turns_ == 1) return turn.t_ms - same.t_ms <= kLongest_ms;
  if (!same_spot(same.place, turn.place)) return false;
  if (period_ms < kShortest_ms || period_ms > kLongest_ms) return false;
  if (turns_ == 2) return true;
  return within_ratio(period_ms, period_ms_,
                      turns_ >= kKnownTurns ? kKnownPeriodRatio : kPeriodRatio);
}

void Swing::begin_run(const Turn& turn) {
  turns_ = 1;
  period_ms_ = 0;
  turn_ms_[0] = turn.t_ms;
}

int Swing::excursions_after(double t_ms) const {
  int count = 0;
  const int remembered = excursions() < kRemembered ? excursions() : kRemembered;
  for (int i = 0; i < remembered; ++i) {
    if (out_ms(i) > t_ms) ++count;
  }
  return count;
}

}  // namespace liopep::engine

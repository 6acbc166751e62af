#include "liopep/free_move.h"

namespace liopep::engine {
namespace {

// Tolerances of the feature; hands, feet and head are small, and the model errs as much on them.
constexpr float kLeastSwing = 1.8F;
constexpr float kLeastSmallSwing = 2.2F;
constexpr float kSmall = 0.11F;
constexpr int kAcross = 2 * static_cast<int>(Arrow::place);  ///< carries, and is no exercise
constexpr float kSeen = 0.5F;
constexpr int kBelieved = 3;          ///< excursions that make a rhythm
constexpr float kPatience = 2.5F;     ///< periods without a turn
constexpr double kAwaited_ms = 6000;  ///< how long a larger swing is waited for
constexpr double kPatience_ms = 1500;

float amount_of(const Swing& swing, int feature) {
  return swing.size() / tolerance_of(feature / 2);
}

}  // namespace

const FreeMoveReport& FreeMoveCounter::step(double t_ms, const Landmarks* landmarks) {
  const FrameKind kind = body_.step(t_ms, landmarks);
  report_.added = 0;
  if (kind == FrameKind::void_) return report_;
  report_.t_ms = t_ms;
  report_.somebody = kind != FrameKind::nobody;
  if (kind == FrameKind::another) {
    lose_rhythm();
    for (Swing& swing : swings_) swing.reset();
  }
  if (report_.somebody) {
    report_.landmarks = body_.landmarks();
    take_features();
  }
  if (leading_ >= 0) {
    const Swing& swing = swings_[leading_];
    const double waited_ms = t_ms - swing.turned_ms();
    if (waited_ms > kPatience * static_cast<double>(swing.period_ms()) + kPatience_ms) {
      lose_rhythm();
    }
  }
  report_.in_rhythm = leading_ >= 0;
  report_.period_ms = leading_ >= 0 ? swings_[leading_].period_ms() : 0;
  return report_;
}

void FreeMoveCounter::take_features() {
  const PostureFeatures& features = body_.features();
  const float unit = body_.body_unit();
  const auto place = static_cast<std::size_t>(Arrow::place);
  const Whereabouts now = {features.xs[place] * unit, features.ys[place] * unit,
                           body_unit_of(body_.landmarks())};
  bool any_turned = false;
  for (int i = 0; i < kFeatureCount; ++i) {
    if (i == kAcross) continue;
    if (features.weights[i / 2] < kSeen) {
      continue;  // a gap that matters breaks the rhythm by itself
    }
    const float tolerance = tolerance_of(i / 2);
    const float least = (tolerance < kSmall ? kLeastSmallSwing : kLeastSwing) * tolerance;
    const bool turned = swings_[i].step(body_.t_ms(), features.value(i), least, now);
    any_turned = any_turned || turned;
    if (i == leading_ && turned) follow_rhythm();
  }
  if (leading_ < 0 && any_turned) find_rhythm();
}

int FreeMoveCounter::furthest() const {
  int best = -1;
  for (int i = 0; i < kFeatureCount; ++i) {
    const Swing& swing = swings_[i];
    if (swing.excursions() == 0 || body_.t_ms() - swing.turned_ms() > kAwaited_ms) continue;
    if (best < 0 || amount_of(swing, i) > amount_of(swings_[best], best)) best = i;
  }
  return best;
}

int FreeMoveCounter::rhythmic() const {
  return leading_ >= 0 ? leading_ : furthest();
}

FreeMoveCounter::Rhythm FreeMoveCounter::rhythm() const {
  const int feature = rhythmic();
  if (feature < 0) return {};
  const Swing& swing = swings_[feature];
  Rhythm rhythm = {feature, swing.goes_up(), swing.excursions(), swing.period_ms(), {}};
  for (int i = 0; i < 3 && i < rhythm.excursions; ++i) rhythm.out_ms[i] = swing.out_ms(i);
  return rhythm;
}

FreeMoveCounter::Rhythm FreeMoveCounter::rhythm_turned_over(double until_ms) const {
  const int feature = rhythmic();
  if (feature < 0) return {};
  const Swing& swing = swings_[feature];
  int later = 0;
  while (later < swing.returns() && swing.in_ms(later) > until_ms) ++later;
  Rhythm rhythm = {feature, !swing.goes_up(), swing.returns() - later, swing.period_ms(), {}};
  for (int i = 0; i < 3 && i < rhythm.excursions; ++i) rhythm.out_ms[i] = swing.in_ms(later + i);
  return rhythm;
}

void FreeMoveCounter::find_rhythm() {
  // A smaller part of the movement may go to and fro more often, as a wrist does sideways on its
  // way up: the largest swing has the say, also while its third time is awaited.
  const int best = furthest();
  if (best < 0 || swings_[best].excursions() < kBelieved) return;
  leading_ = best;
  count_from(swings_[best]);
}

void FreeMoveCounter::follow_rhythm() {
  const Swing& swing = swings_[leading_];
  if (swing.excursions() < kBelieved) {
    lose_rhythm();
  } else if (swing.is_out()) {
    count_from(swing);
  }
}

void FreeMoveCounter::count_from(const Swing& swing) {
  // Half a period keeps an excursion from being counted again by another feature.
  const double since_ms = last_counted_ms_ + static_cast<double>(swing.period_ms()) / 2;
  const int added = swing.excursions_after(has_counted_ ? since_ms : -1e300);
  report_.added += static_cast<std::uint32_t>(added);
  report_.count += static_cast<std::uint32_t>(added);
  last_counted_ms_ = swing.last_out_ms();
  has_counted_ = true;
}

void FreeMoveCounter::lose_rhythm() {
  leading_ = -1;
}

}  // namespace liopep::engine

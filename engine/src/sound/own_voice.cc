#include "sound/own_voice.h"

#include "arithmetic/logarithm.h"
#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

/// Axes are not quite independent of each other: their evidence counts for less than its sum.
constexpr float kTrust = 0.5F;
/// Ways to say a vowel are more different than those that were learned from.
constexpr float kWilderWay = 2;
constexpr float kSure = 0.35F;
constexpr float kRefused = 0.6F;     ///< odds of none of these, a hum being none
constexpr float kRefusedOwn = 0.9F;  ///< where the voice is known

/// Logarithm of how much likelier somebody says what they were asked for than another vowel.
constexpr float kAsked = 1.6F;

/// What all vowels of the person share on one axis.
struct Shared {
  float mean;
  float variance;
};

Shared shared_of(const VowelEvidence& evidence, const VowelSpread& spread, std::size_t axis) {
  float weighted = 0;
  float weights = 1 / spread.session[axis];
  for (std::size_t v = 1; v < kVowelCount; ++v) {
    const float count = evidence.counts[v];
    if (count == 0) continue;
    const float weight = 1 / (spread.vowel[axis] + spread.sound[axis] / count);
    weighted += weight * evidence.sums[v][axis] / count;
    weights += weight;
  }
  return {weighted / weights, 1 / weights};
}

VowelSpread wilder(VowelSpread spread) {
  for (float& variance : spread.vowel) variance *= kWilderWay;
  return spread;
}

}  // namespace

/// Every vowel of somebody of whom this is known.
OwnVoice::Places OwnVoice::expect(const VowelEvidence& evidence, const VowelModel& model) {
  const VowelSpread spread = wilder(model.spread());
  Places all{};
  for (std::size_t axis = 0; axis < kVowelAxes; ++axis) {
    const Shared shared = shared_of(evidence, spread, axis);
    for (std::size_t v = 1; v <= model.vowel_count(); ++v) {
      const float count = evidence.counts[v];
      const float own = count * spread.vowel[axis];
      const float weight = own / (own + spread.sound[axis]);
      const float mean = count > 0 ? evidence.sums[v][axis] / count : 0;
      Expected& expected = all[v];
      expected.mean[axis] = model.usual_place(static_cast<Vowel>(v))[axis] + shared.mean +
                            weight * (mean - shared.mean);
      expected.variance[axis] = spread.sound[axis] + (1 - weight) * spread.vowel[axis] +
                                (1 - weight) * (1 - weight) * shared.variance;
      expected.logarithm += natural_log(expected.variance[axis]);
    }
  }
  return all;
}

/// Logarithm of how likely this place is, but for a constant.
float OwnVoice::likelihood(const VowelPlace& place, const Expected& expected) {
  float sum = expected.logarithm;
  for (std::size_t axis = 0; axis < kVowelAxes; ++axis) {
    const float away = place[axis] - expected.mean[axis];
    sum += away * away / expected.variance[axis];
  }
  return -0.5F * sum;
}

void OwnVoice::expect_named(const VowelModel& model) {
  own_ = expect(named_, model);
  anybody_ = expect({}, model);
  knows_ = true;
}

void OwnVoice::learn(Vowel vowel, const VowelView& view, const VowelModel& model) {
  const auto number = static_cast<std::size_t>(vowel);
  if (number == 0 || number > model.vowel_count()) return;
  const VowelPlace usual = model.usual_place(vowel);
  named_.counts[number] += 1;
  for (std::size_t axis = 0; axis < kVowelAxes; ++axis) {
    named_.sums[number][axis] += view.place[axis] - usual[axis];
  }
  heard_count_ = 0;
  expect_named(model);
}

void OwnVoice::know(const VowelEvidence& named, const VowelModel& model) {
  start();
  named_ = named;
  expect_named(model);
}

void OwnVoice::hear(const VowelView& view) {
  heard_[heard_count_ % kMostHeard] = view.memory;
  ++heard_count_;
}

VowelOdds OwnVoice::heard_odds(const VowelView& view, const VowelModel& model) const {
  const std::size_t known = heard_count_ < kMostHeard ? heard_count_ : kMostHeard;
  if (known == 0) return view.odds;
  const auto count = static_cast<float>(known);
  VowelMemory mean{};
  for (std::size_t i = 0; i < known; ++i) {
    for (std::size_t m = 0; m < kVowelMemory; ++m) mean[m] += heard_[i][m];
  }
  for (float& value : mean) value /= count;
  return model.odds_after(view, mean, count);
}

VowelGuess OwnVoice::guess(const VowelView& view, const VowelModel& model,
                           const AskedVowels& asked) const {
  VowelOdds odds = heard_odds(view, model);
  const float hum = odds[model.vowel_count() + 1];
  const float none = odds[0] + hum;
  float highest = -1e30F;
  for (std::size_t v = 1; v <= model.vowel_count(); ++v) {
    odds[v] = natural_log(larger(odds[v], 1e-5F));
    // By how much likelier the place is for this person than for anybody.
    if (knows_) {
      odds[v] += kTrust * (likelihood(view.place, own_[v]) - likelihood(view.place, anybody_[v]));
    }
    if (asked[v]) odds[v] += kAsked;
    highest = larger(highest, odds[v]);
  }
  float sum = 0;
  std::size_t best = 1;
  for (std::size_t v = 1; v <= model.vowel_count(); ++v) {
    if (odds[v] > odds[best]) best = v;
    sum += exponential(odds[v] - highest);
  }
  const float among = 1 / sum;
  const bool is_refused = none > (knows_ ? kRefusedOwn : kRefused);
  const bool is_sure = !is_refused && among >= kSure;
  return {is_sure ? static_cast<Vowel>(best) : Vowel::none, clamped(among, 0, 1), hum};
}

}  // namespace liopep::engine

#include "sound/own_voice.h"

#include "arithmetic/logarithm.h"
#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

/// Axes are not quite independent of each other: their evidence counts for less than its sum.
constexpr float kTrust = 0.5F;
/// Rooms and ways to say a vowel are more different than those that were learned from.
constexpr float kWilderSession = 4;
constexpr float kWilderWay = 2;
constexpr int kTurns = 4;
constexpr float kSure = 0.35F;
constexpr float kRefused = 0.5F;     ///< odds of "none of these"
constexpr float kRefusedOwn = 0.9F;  ///< where the voice is known

/// Where a vowel of somebody is expected, by axis.
struct Expected {
  VowelPlace mean{};
  VowelPlace variance{};
};

using Places = std::array<Expected, kVowelCount>;

/// Logarithm of how likely this place is, but for a constant.
float likelihood(const VowelPlace& place, const Expected& expected) {
  float sum = 0;
  for (std::size_t axis = 0; axis < kVowelAxes; ++axis) {
    const float away = place[axis] - expected.mean[axis];
    sum -= away * away / expected.variance[axis] + natural_log(expected.variance[axis]);
  }
  return 0.5F * sum;
}

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
    if (count < 0.01F) continue;
    const float weight = 1 / (spread.vowel[axis] + spread.sound[axis] / count);
    weighted += weight * evidence.sums[v][axis] / count;
    weights += weight;
  }
  return {weighted / weights, 1 / weights};
}

VowelSpread wilder(VowelSpread spread, bool learns_ways) {
  for (std::size_t axis = 0; axis < kVowelAxes; ++axis) {
    if (learns_ways) {
      spread.vowel[axis] *= kWilderWay;
    } else {
      spread.session[axis] *= kWilderSession;
    }
  }
  return spread;
}

/// Every vowel of somebody of whom this is known. `learns_ways`: also how each one is said.
Places expect(const VowelEvidence& evidence, const VowelModel& model, bool learns_ways) {
  const VowelSpread spread = wilder(model.spread(), learns_ways);
  Places all{};
  for (std::size_t axis = 0; axis < kVowelAxes; ++axis) {
    const Shared shared = shared_of(evidence, spread, axis);
    for (std::size_t v = 1; v <= model.vowel_count(); ++v) {
      const float count = learns_ways ? evidence.counts[v] : 0;
      const float own = count * spread.vowel[axis];
      const float weight = own / (own + spread.sound[axis]);
      const float mean = count > 0 ? evidence.sums[v][axis] / count : 0;
      Expected& expected = all[v];
      expected.mean[axis] = model.usual_place(static_cast<Vowel>(v))[axis] + shared.mean +
                            weight * (mean - shared.mean);
      expected.variance[axis] = spread.sound[axis] + (1 - weight) * spread.vowel[axis] +
                                (1 - weight) * (1 - weight) * shared.variance;
    }
  }
  return all;
}

/// The network's odds, corrected by how much likelier the place is for this person than for
/// anybody.
VowelOdds odds_with(const Places& own, const Places& anybody, const VowelView& view,
                    const VowelModel& model) {
  VowelOdds odds{};
  float highest = -1e30F;
  for (std::size_t v = 1; v <= model.vowel_count(); ++v) {
    odds[v] = natural_log(larger(view.odds[v], 1e-5F)) +
              kTrust * (likelihood(view.place, own[v]) - likelihood(view.place, anybody[v]));
    highest = larger(highest, odds[v]);
  }
  float sum = 0;
  for (std::size_t v = 1; v <= model.vowel_count(); ++v) {
    odds[v] = exponential(odds[v] - highest);
    sum += odds[v];
  }
  for (std::size_t v = 1; v <= model.vowel_count(); ++v) odds[v] /= sum;
  return odds;
}

void add(VowelEvidence& evidence, std::size_t vowel, float part, const VowelView& view,
         const VowelModel& model) {
  const VowelPlace usual = model.usual_place(static_cast<Vowel>(vowel));
  evidence.counts[vowel] += part;
  for (std::size_t axis = 0; axis < kVowelAxes; ++axis) {
    evidence.sums[vowel][axis] += part * (view.place[axis] - usual[axis]);
  }
}

/// What `heard` and `now` tell of a voice of which nothing was named.
template <std::size_t N>
VowelEvidence lent_evidence(const std::array<VowelView, N>& heard, std::size_t known,
                            const VowelView& now, const Places& anybody, const VowelModel& model) {
  VowelEvidence evidence;
  if (known == 0) return evidence;
  for (int turn = 0; turn < kTurns; ++turn) {
    const Places own = expect(evidence, model, false);
    VowelEvidence next;
    for (std::size_t i = 0; i <= known; ++i) {
      const VowelView& view = i < known ? heard[i] : now;
      const VowelOdds odds = odds_with(own, anybody, view, model);
      for (std::size_t v = 1; v <= model.vowel_count(); ++v) add(next, v, odds[v], view, model);
    }
    evidence = next;
  }
  return evidence;
}

}  // namespace

void OwnVoice::learn(Vowel vowel, const VowelView& view, const VowelModel& model) {
  const auto number = static_cast<std::size_t>(vowel);
  if (number == 0 || number > model.vowel_count()) return;
  add(named_, number, 1, view, model);
  ++total_;
}

void OwnVoice::know(const VowelEvidence& named) {
  start();
  named_ = named;
  for (const float count : named.counts) total_ += static_cast<int>(count);
}

void OwnVoice::hear(const VowelView& view) {
  heard_[heard_count_ % kMostHeard] = view;
  ++heard_count_;
}

VowelGuess OwnVoice::guess(const VowelView& view, const VowelModel& model) const {
  const bool is_known = knows_anything();
  const Places anybody = expect({}, model, is_known);
  const std::size_t heard = heard_count_ < kMostHeard ? heard_count_ : kMostHeard;
  const VowelEvidence evidence =
      is_known ? named_ : lent_evidence(heard_, heard, view, anybody, model);
  const VowelOdds odds = odds_with(expect(evidence, model, is_known), anybody, view, model);
  std::size_t best = 1;
  for (std::size_t v = 2; v <= model.vowel_count(); ++v) {
    if (odds[v] > odds[best]) best = v;
  }
  const float among = odds[best];
  const bool is_refused = view.odds[0] > (is_known ? kRefusedOwn : kRefused);
  const bool is_sure = !is_refused && among >= kSure;
  return {is_sure ? static_cast<Vowel>(best) : Vowel::none, clamped(among, 0, 1)};
}

}  // namespace liopep::engine

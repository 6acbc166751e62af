#include "sound/own_voice.h"

#include "arithmetic/logarithm.h"
#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

/// How much anybody's vowel counts against one of the own.
constexpr float kUsualWeight = 0.15F;
/// A square distance of this many units is as unlikely as one e-fold.
constexpr float kScatter = 2.5F;
constexpr float kGeneralWeight = 0.35F;  ///< of the model's opinion beside the own voice
/// So many vowels of anybody hold against those that were heard.
constexpr float kHold = 1;
constexpr int kTurns = 5;
constexpr float kSure = 0.4F;
constexpr float kSureOwn = 0.45F;
constexpr float kRefused = 0.6F;  ///< odds of "none of these"

}  // namespace

void OwnVoice::learn(Vowel vowel, const VowelView& view, const VowelModel& model) {
  const auto number = static_cast<std::size_t>(vowel);
  if (number == 0 || number > model.vowel_count()) return;
  const VowelPlace usual = model.usual_place(vowel);
  for (std::size_t axis = 0; axis < kVowelAxes; ++axis) {
    sums_[number][axis] += view.place[axis];
    shift_[axis] += view.place[axis] - usual[axis];
  }
  ++counts_[number];
  ++total_;
}

VowelPlace OwnVoice::place_of(Vowel vowel, const VowelModel& model) const {
  const auto number = static_cast<std::size_t>(vowel);
  VowelPlace place = model.usual_place(vowel);
  const auto own = static_cast<float>(counts_[number]);
  const float weight = own > 0 ? kUsualWeight : 1;
  for (std::size_t axis = 0; axis < kVowelAxes; ++axis) {
    const float usual = place[axis] + shift_[axis] / (static_cast<float>(total_) + 1);
    place[axis] = (sums_[number][axis] + weight * usual) / (own + weight);
  }
  return place;
}

namespace {

/// Odds of the places of all vowels, and the model's opinion.
template <class PlaceOf>
VowelOdds odds_near(const VowelView& view, std::size_t vowels, const PlaceOf& place_of) {
  VowelOdds odds{};
  float highest = -1e30F;
  for (std::size_t v = 1; v <= vowels; ++v) {
    const VowelPlace place = place_of(static_cast<Vowel>(v));
    float square = 0;
    for (std::size_t axis = 0; axis < kVowelAxes; ++axis) {
      const float away = view.place[axis] - place[axis];
      square += away * away;
    }
    odds[v] = kGeneralWeight * natural_log(larger(view.odds[v], 1e-4F)) - square / (2 * kScatter);
    highest = larger(highest, odds[v]);
  }
  float sum = 0;
  for (std::size_t v = 1; v <= vowels; ++v) sum += odds[v] = exponential(odds[v] - highest);
  for (std::size_t v = 1; v <= vowels; ++v) odds[v] /= sum;
  return odds;
}

}  // namespace

VowelOdds OwnVoice::odds_of(const VowelView& view, const VowelModel& model) const {
  return odds_near(view, model.vowel_count(),
                   [&](Vowel vowel) { return place_of(vowel, model); });
}

VowelOdds OwnVoice::moved_odds(const VowelView& view, const VowelPlace& shift,
                               const VowelModel& model) const {
  return odds_near(view, model.vowel_count(), [&](Vowel vowel) {
    VowelPlace place = model.usual_place(vowel);
    for (std::size_t axis = 0; axis < kVowelAxes; ++axis) place[axis] += shift[axis];
    return place;
  });
}

VowelPlace OwnVoice::shift_with(const VowelView* now, const VowelModel& model) const {
  const std::size_t known = heard_count_ < kMostHeard ? heard_count_ : kMostHeard;
  const float part = 1 / (static_cast<float>(known) + (now != nullptr ? 1 : 0) + kHold);
  VowelPlace shift{};
  for (int turn = 0; turn < kTurns; ++turn) {
    VowelPlace next{};
    for (std::size_t i = 0; i < known + (now != nullptr ? 1 : 0); ++i) {
      const VowelView& view = i < known ? heard_[i] : *now;
      const VowelOdds odds = moved_odds(view, shift, model);
      for (std::size_t v = 1; v <= model.vowel_count(); ++v) {
        const VowelPlace usual = model.usual_place(static_cast<Vowel>(v));
        for (std::size_t axis = 0; axis < kVowelAxes; ++axis) {
          next[axis] += part * odds[v] * (view.place[axis] - usual[axis]);
        }
      }
    }
    shift = next;
  }
  return shift;
}

void OwnVoice::hear(const VowelView& view) {
  heard_[heard_count_ % kMostHeard] = view;
  ++heard_count_;
}

VowelGuess OwnVoice::guess(const VowelView& view, const VowelModel& model) const {
  const VowelOdds odds = knows_anything()
                             ? odds_of(view, model)
                             : moved_odds(view, shift_with(&view, model), model);
  std::size_t best = 1;
  for (std::size_t v = 2; v <= model.vowel_count(); ++v) {
    if (odds[v] > odds[best]) best = v;
  }
  const float among = odds[best];
  const bool is_refused = view.odds[0] > (knows_anything() ? 0.9F : kRefused);
  const float least = knows_anything() ? kSureOwn : kSure;
  const bool is_sure = !is_refused && among >= least;
  return {is_sure ? static_cast<Vowel>(best) : Vowel::none, clamped(among, 0, 1)};
}

}  // namespace liopep::engine

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

VowelOdds OwnVoice::odds_of(const VowelView& view, const VowelModel& model) const {
  VowelOdds odds{};
  float highest = -1e30F;
  for (std::size_t v = 1; v <= model.vowel_count(); ++v) {
    const VowelPlace place = place_of(static_cast<Vowel>(v), model);
    float square = 0;
    for (std::size_t axis = 0; axis < kVowelAxes; ++axis) {
      const float away = view.place[axis] - place[axis];
      square += away * away;
    }
    odds[v] = kGeneralWeight * natural_log(larger(view.odds[v], 1e-4F)) - square / (2 * kScatter);
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

VowelGuess OwnVoice::guess(const VowelView& view, const VowelModel& model) const {
  const VowelOdds odds = knows_anything() ? odds_of(view, model) : view.odds;
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

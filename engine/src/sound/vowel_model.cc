#include "sound/vowel_model.h"

#include "arithmetic/logarithm.h"
#include "geometry/trigonometry.h"
#include "sound/vowel_weights.h"

namespace liopep::engine {
namespace {

constexpr float kSpan_db = 38;  ///< below the loudest band there is only noise

/// A learned table: whole numbers, and what one of them is worth.
struct Table {
  const signed char* numbers;
  float worth;

  float operator[](std::size_t i) const { return worth * static_cast<float>(numbers[i]); }
};

#define LIOPEP_TABLE(name) {weights::name, weights::name##Worth}

struct Layer {
  Table weights;  ///< by input, so that a row is what one input adds to each unit
  Table bias;
};

constexpr Layer kFirst = {LIOPEP_TABLE(kFirstWeights), LIOPEP_TABLE(kFirstBias)};
constexpr Layer kSecond = {LIOPEP_TABLE(kSecondWeights), LIOPEP_TABLE(kSecondBias)};
constexpr Layer kMemory = {LIOPEP_TABLE(kMemoryWeights), LIOPEP_TABLE(kMemoryBias)};

/// The learned numbers of one set.
struct Head {
  Layer third;
  Layer odds;
  Layer straight;
  Table metric;
  Table means;
  Table session;
  Table vowel;
  Table sound;
  std::size_t outputs;
};

constexpr Head kFive = {{LIOPEP_TABLE(kFiveThirdWeights), LIOPEP_TABLE(kFiveThirdBias)},
                        {LIOPEP_TABLE(kFiveOddsWeights), LIOPEP_TABLE(kFiveOddsBias)},
                        {LIOPEP_TABLE(kFiveStraightWeights), LIOPEP_TABLE(kFiveStraightBias)},
                        LIOPEP_TABLE(kFiveMetric),
                        LIOPEP_TABLE(kFiveMeans),
                        LIOPEP_TABLE(kFiveSessionSpread),
                        LIOPEP_TABLE(kFiveVowelSpread),
                        LIOPEP_TABLE(kFiveSoundSpread),
                        7};
constexpr Head kNine = {{LIOPEP_TABLE(kNineThirdWeights), LIOPEP_TABLE(kNineThirdBias)},
                        {LIOPEP_TABLE(kNineOddsWeights), LIOPEP_TABLE(kNineOddsBias)},
                        {LIOPEP_TABLE(kNineStraightWeights), LIOPEP_TABLE(kNineStraightBias)},
                        LIOPEP_TABLE(kNineMetric),
                        LIOPEP_TABLE(kNineMeans),
                        LIOPEP_TABLE(kNineSessionSpread),
                        LIOPEP_TABLE(kNineVowelSpread),
                        LIOPEP_TABLE(kNineSoundSpread),
                        11};

const Head& head_of(VowelSet set) {
  return set == VowelSet::five ? kFive : kNine;
}

/// Adds what the layer makes of `x` to the first `outputs` of `y`.
template <std::size_t In, std::size_t Out>
void add_pass(const std::array<float, In>& x, const Layer& layer, std::array<float, Out>& y,
              std::size_t outputs = Out) {
  std::array<float, Out> sums{};
  for (std::size_t i = 0; i < In; ++i) {
    // Half of what is rectified is 0.
    if (x[i] == 0) continue;
    const signed char* row = layer.weights.numbers + i * outputs;
    for (std::size_t unit = 0; unit < outputs; ++unit) {
      sums[unit] += x[i] * static_cast<float>(row[unit]);
    }
  }
  for (std::size_t unit = 0; unit < outputs; ++unit) {
    y[unit] += sums[unit] * layer.weights.worth + layer.bias[unit];
  }
}

template <std::size_t N>
void rectify(std::array<float, N>& x) {
  for (float& value : x) value = larger(value, 0);
}

void make_odds(VowelOdds& odds, std::size_t outputs) {
  float highest = odds[0];
  for (std::size_t i = 1; i < outputs; ++i) highest = larger(highest, odds[i]);
  float sum = 0;
  for (std::size_t i = 0; i < outputs; ++i) {
    odds[i] = exponential(odds[i] - highest);
    sum += odds[i];
  }
  for (std::size_t i = 0; i < outputs; ++i) odds[i] /= sum;
}

}  // namespace

std::array<float, kVowelInputs> vowel_inputs(const VoiceColour& colour) {
  std::array<float, kVowelInputs> inputs{};
  float highest = colour.timbre[0];
  for (const float band : colour.timbre) highest = larger(highest, band);
  float mean = 0;
  for (std::size_t i = 0; i < kTimbreBands; ++i) {
    inputs[i] = larger(colour.timbre[i], highest - kSpan_db);
    mean += inputs[i];
  }
  mean /= kTimbreBands;
  for (std::size_t i = 0; i < kTimbreBands; ++i) inputs[i] = (inputs[i] - mean) / 10;
  inputs[kTimbreBands] = natural_log(clamped(colour.pitch_hz, 60, 600) / 170) / 0.69314718F;
  inputs[kTimbreBands + 1] = clamped(colour.above_floor_db, 0, 45) / 20 - 1;
  return inputs;
}

VowelView VowelModel::look(const VoiceColour& colour) const {
  std::array<float, kVowelFirst> first{};
  VowelView view;
  add_pass(vowel_inputs(colour), kFirst, first);
  rectify(first);
  add_pass(first, kSecond, view.hidden);
  rectify(view.hidden);
  add_pass(view.hidden, kMemory, view.memory);
  rectify(view.memory);
  view.odds = odds_after(view, {}, 0);
  const Table& metric = head_of(set_).metric;
  for (std::size_t i = 0; i < kVowelSecond; ++i) {
    for (std::size_t axis = 0; axis < kVowelAxes; ++axis) {
      view.place[axis] += metric[i * kVowelAxes + axis] * view.hidden[i];
    }
  }
  return view;
}

VowelOdds VowelModel::odds_after(const VowelView& view, const VowelMemory& mean,
                                 float count) const {
  const Head& head = head_of(set_);
  const float weight = memory_weight(count);
  std::array<float, kVowelJoined> joined{};
  for (std::size_t i = 0; i < kVowelSecond; ++i) joined[i] = view.hidden[i];
  for (std::size_t i = 0; i < kVowelMemory; ++i) joined[kVowelSecond + i] = weight * mean[i];
  joined[kVowelJoined - 1] = weight;
  std::array<float, kVowelThird> third{};
  add_pass(joined, head.third, third);
  rectify(third);
  VowelOdds odds{};
  add_pass(third, head.odds, odds, head.outputs);
  add_pass(view.hidden, head.straight, odds, head.outputs);
  make_odds(odds, head.outputs);
  return odds;
}

VowelPlace VowelModel::usual_place(Vowel vowel) const {
  VowelPlace place{};
  const auto number = static_cast<std::size_t>(vowel);
  if (number == 0 || number > vowel_count()) return place;
  for (std::size_t axis = 0; axis < kVowelAxes; ++axis) {
    place[axis] = head_of(set_).means[(number - 1) * kVowelAxes + axis];
  }
  return place;
}

VowelSpread VowelModel::spread() const {
  const Head& head = head_of(set_);
  VowelSpread spread;
  for (std::size_t axis = 0; axis < kVowelAxes; ++axis) {
    spread.session[axis] = head.session[axis];
    spread.vowel[axis] = head.vowel[axis];
    spread.sound[axis] = head.sound[axis];
  }
  return spread;
}

}  // namespace liopep::engine

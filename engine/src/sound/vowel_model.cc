#include "sound/vowel_model.h"

#include "arithmetic/logarithm.h"
#include "geometry/trigonometry.h"
#include "sound/vowel_weights.h"

namespace liopep::engine {
namespace {

constexpr std::size_t kFirst = kVowelFirst;
constexpr std::size_t kSecond = kVowelSecond;
constexpr float kSpan_db = 38;  ///< below the loudest band there is only noise

/// A learned table: whole numbers, and what one of them is worth.
struct Table {
  const signed char* numbers;
  float worth;

  float operator[](std::size_t i) const { return worth * static_cast<float>(numbers[i]); }
};

/// The learned numbers of one set: weights by output, so that a row is one unit's.
struct Network {
  Table weights1;
  Table bias1;
  Table weights2;
  Table bias2;
  Table weights3;
  Table bias3;
  Table metric;
  Table means;
  Table session;
  Table vowel;
  Table sound;
  std::size_t outputs;
};

#define LIOPEP_TABLE(name) {weights::name, weights::name##Worth}

Network network_of(VowelSet set) {
  if (set == VowelSet::five) {
    return {LIOPEP_TABLE(kFiveWeights1),      LIOPEP_TABLE(kFiveBias1),
            LIOPEP_TABLE(kFiveWeights2),      LIOPEP_TABLE(kFiveBias2),
            LIOPEP_TABLE(kFiveWeights3),      LIOPEP_TABLE(kFiveBias3),
            LIOPEP_TABLE(kFiveMetric),        LIOPEP_TABLE(kFiveMeans),
            LIOPEP_TABLE(kFiveSessionSpread), LIOPEP_TABLE(kFiveVowelSpread),
            LIOPEP_TABLE(kFiveSoundSpread),   7};
  }
  return {LIOPEP_TABLE(kNineWeights1),      LIOPEP_TABLE(kNineBias1),
          LIOPEP_TABLE(kNineWeights2),      LIOPEP_TABLE(kNineBias2),
          LIOPEP_TABLE(kNineWeights3),      LIOPEP_TABLE(kNineBias3),
          LIOPEP_TABLE(kNineMetric),        LIOPEP_TABLE(kNineMeans),
          LIOPEP_TABLE(kNineSessionSpread), LIOPEP_TABLE(kNineVowelSpread),
          LIOPEP_TABLE(kNineSoundSpread),   11};
}

template <std::size_t In, std::size_t Out>
void layer(const std::array<float, In>& x, const Table& weights, const Table& bias,
           std::array<float, Out>& y, std::size_t outputs) {
  for (std::size_t unit = 0; unit < outputs; ++unit) {
    const signed char* row = weights.numbers + unit * In;
    float sum = 0;
    for (std::size_t i = 0; i < In; ++i) sum += static_cast<float>(row[i]) * x[i];
    y[unit] = sum * weights.worth + bias[unit];
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
  const Network network = network_of(set_);
  std::array<float, kFirst> first;
  std::array<float, kSecond> second;
  VowelView view;
  layer(vowel_inputs(colour), network.weights1, network.bias1, first, kFirst);
  rectify(first);
  layer(first, network.weights2, network.bias2, second, kSecond);
  rectify(second);
  layer(second, network.weights3, network.bias3, view.odds, network.outputs);
  make_odds(view.odds, network.outputs);
  for (std::size_t axis = 0; axis < kVowelAxes; ++axis) {
    for (std::size_t i = 0; i < kSecond; ++i) {
      view.place[axis] += network.metric[axis * kSecond + i] * second[i];
    }
  }
  return view;
}

VowelPlace VowelModel::usual_place(Vowel vowel) const {
  const Network network = network_of(set_);
  VowelPlace place{};
  const auto number = static_cast<std::size_t>(vowel);
  if (number == 0 || number > vowel_count()) return place;
  for (std::size_t axis = 0; axis < kVowelAxes; ++axis) {
    place[axis] = network.means[(number - 1) * kVowelAxes + axis];
  }
  return place;
}

VowelSpread VowelModel::spread() const {
  const Network network = network_of(set_);
  VowelSpread spread;
  for (std::size_t axis = 0; axis < kVowelAxes; ++axis) {
    spread.session[axis] = network.session[axis];
    spread.vowel[axis] = network.vowel[axis];
    spread.sound[axis] = network.sound[axis];
  }
  return spread;
}

}  // namespace liopep::engine

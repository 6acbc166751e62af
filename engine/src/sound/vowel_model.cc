#include "sound/vowel_model.h"

#include "arithmetic/logarithm.h"
#include "geometry/trigonometry.h"
#include "sound/vowel_weights.h"

namespace liopep::engine {
namespace {

constexpr std::size_t kInputs = kTimbreBands + 1;
constexpr std::size_t kFirst = 40;
constexpr std::size_t kSecond = 24;
constexpr float kSpan_db = 38;  ///< below the loudest band there is only noise

/// The learned numbers of one set: weights by output, so that a row is one unit's.
struct Network {
  const float* weights1;
  const float* bias1;
  const float* weights2;
  const float* bias2;
  const float* weights3;
  const float* bias3;
  const float* metric;
  const float* means;
  std::size_t outputs;
};

Network network_of(VowelSet set) {
  using namespace weights;
  if (set == VowelSet::five) {
    return {kFiveWeights1, kFiveBias1, kFiveWeights2, kFiveBias2, kFiveWeights3,
            kFiveBias3,    kFiveMetric, kFiveMeans,   7};
  }
  return {kNineWeights1, kNineBias1, kNineWeights2, kNineBias2, kNineWeights3,
          kNineBias3,    kNineMetric, kNineMeans,   11};
}

std::array<float, kInputs> inputs_of(const VoiceColour& colour) {
  std::array<float, kInputs> inputs{};
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
  return inputs;
}

template <std::size_t In, std::size_t Out>
void layer(const std::array<float, In>& x, const float* weights, const float* bias,
           std::array<float, Out>& y, std::size_t outputs) {
  for (std::size_t unit = 0; unit < outputs; ++unit) {
    float sum = bias[unit];
    for (std::size_t i = 0; i < In; ++i) sum += weights[unit * In + i] * x[i];
    y[unit] = sum;
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

VowelView VowelModel::look(const VoiceColour& colour) const {
  const Network network = network_of(set_);
  std::array<float, kFirst> first;
  std::array<float, kSecond> second;
  VowelView view;
  layer(inputs_of(colour), network.weights1, network.bias1, first, kFirst);
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

}  // namespace liopep::engine

#include "training/network.h"

#include <algorithm>

#include "arithmetic/logarithm.h"
#include "geometry/trigonometry.h"

namespace liopep::engine::testing {
namespace {

constexpr std::size_t kBatch = 256;
constexpr float kFastest = 3e-3F;
constexpr float kSoftened = 0.05F;
constexpr float kDecay = 1e-4F;

using Row = std::vector<float>;

Layer make_layer(std::size_t inputs, std::size_t outputs, Dice& dice) {
  Layer layer{inputs, outputs, Row(inputs * outputs), Row(outputs)};
  const float deviation = square_root(2 / static_cast<float>(inputs));
  for (float& weight : layer.weights) weight = dice.normal(0, deviation);
  return layer;
}

void pass(const Layer& layer, const Row& x, Row& y) {
  y = layer.bias;
  for (std::size_t i = 0; i < layer.inputs; ++i) {
    const float in = x[i];
    if (in == 0) continue;
    const float* row = &layer.weights[i * layer.outputs];
    for (std::size_t o = 0; o < layer.outputs; ++o) y[o] += in * row[o];
  }
}

void rectify(Row& x) {
  for (float& value : x) value = larger(value, 0);
}

void make_odds(Row& odds) {
  const float highest = *std::ranges::max_element(odds);
  float sum = 0;
  for (float& value : odds) sum += value = exponential(value - highest);
  for (float& value : odds) value /= sum;
}

/// As another microphone and another voice would colour it.
VoiceColour coloured(VoiceColour colour, Dice& dice) {
  const float tilt = dice.normal(0, 2);
  const float bend = dice.normal(0, 1.5F);
  for (std::size_t band = 0; band < kTimbreBands; ++band) {
    const float place = 2 * static_cast<float>(band) / (kTimbreBands - 1) - 1;
    colour.timbre[band] += tilt * place + bend * place * place + dice.normal(0, 1);
  }
  colour.above_floor_db += dice.normal(0, 2);
  return colour;
}

/// Slopes of the error, and Adam's memory of them.
struct Slopes {
  Layer now;
  Layer mean;
  Layer square;

  explicit Slopes(const Layer& layer) : now(layer), mean(layer), square(layer) {
    for (Layer* each : {&now, &mean, &square}) clear(*each);
  }
  static void clear(Layer& layer) {
    std::ranges::fill(layer.weights, 0.0F);
    std::ranges::fill(layer.bias, 0.0F);
  }
};

class Learner {
 public:
  Learner(Network& network, std::size_t classes) : network_(network), classes_(classes) {
    for (const Layer& layer : network) slopes_.emplace_back(layer);
    rows_.resize(network.size() + 1);
    errors_.resize(network.size());
  }

  /// Adds what one example says about the slopes.
  void take(const VoiceColour& colour, int label) {
    const auto inputs = vowel_inputs(colour);
    rows_[0].assign(inputs.begin(), inputs.end());
    for (std::size_t l = 0; l < network_.size(); ++l) {
      pass(network_[l], rows_[l], rows_[l + 1]);
      if (l + 1 < network_.size()) rectify(rows_[l + 1]);
    }
    Row& error = errors_.back();
    error = rows_.back();
    make_odds(error);
    for (float& value : error) value -= kSoftened / static_cast<float>(classes_);
    error[static_cast<std::size_t>(label)] -= 1 - kSoftened;
    for (std::size_t l = network_.size(); l-- > 0;) go_back(l);
    ++taken_;
  }

  void step(float rate) {
    fading_[0] *= 0.9F;
    fading_[1] *= 0.999F;
    for (std::size_t l = 0; l < network_.size(); ++l) {
      move(network_[l].weights, slopes_[l].now.weights, slopes_[l].mean.weights,
           slopes_[l].square.weights, rate, kDecay);
      move(network_[l].bias, slopes_[l].now.bias, slopes_[l].mean.bias, slopes_[l].square.bias,
           rate, 0);
      Slopes::clear(slopes_[l].now);
    }
    taken_ = 0;
  }

 private:
  void go_back(std::size_t l) {
    const Layer& layer = network_[l];
    const Row& x = rows_[l];
    const Row& error = errors_[l];
    Layer& slope = slopes_[l].now;
    for (std::size_t o = 0; o < layer.outputs; ++o) slope.bias[o] += error[o];
    if (l > 0) errors_[l - 1].assign(layer.inputs, 0);
    for (std::size_t i = 0; i < layer.inputs; ++i) {
      // A rectified unit that is silent neither learns nor teaches.
      if (x[i] == 0) continue;
      float* row = &slope.weights[i * layer.outputs];
      const float* weights = &layer.weights[i * layer.outputs];
      for (std::size_t o = 0; o < layer.outputs; ++o) row[o] += x[i] * error[o];
      if (l == 0) continue;
      float sum = 0;
      for (std::size_t o = 0; o < layer.outputs; ++o) sum += weights[o] * error[o];
      errors_[l - 1][i] = sum;
    }
  }

  void move(Row& values, const Row& slopes, Row& mean, Row& square, float rate, float decay) const {
    const float part = 1 / static_cast<float>(taken_);
    for (std::size_t i = 0; i < values.size(); ++i) {
      const float slope = slopes[i] * part + decay * values[i];
      mean[i] = 0.9F * mean[i] + 0.1F * slope;
      square[i] = 0.999F * square[i] + 0.001F * slope * slope;
      const float length = square_root(square[i] / (1 - fading_[1])) + 1e-8F;
      values[i] -= rate * mean[i] / (1 - fading_[0]) / length;
    }
  }

  Network& network_;
  std::size_t classes_;
  std::vector<Slopes> slopes_;
  std::vector<Row> rows_;
  std::vector<Row> errors_;
  std::array<float, 2> fading_{1, 1};
  std::size_t taken_ = 0;
};

Row forward(const Network& network, const VoiceColour& colour, std::size_t layers) {
  const auto inputs = vowel_inputs(colour);
  Row x(inputs.begin(), inputs.end());
  Row y;
  for (std::size_t l = 0; l < layers; ++l) {
    pass(network[l], x, y);
    if (l + 1 < network.size()) rectify(y);
    std::swap(x, y);
  }
  return x;
}

void shuffle(std::vector<std::size_t>& order, Dice& dice) {
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[dice.bits() % i]);
}

}  // namespace

Network learn(const std::vector<Example>& examples, std::size_t classes, int rounds, Dice& dice) {
  Network network = {make_layer(kVowelInputs, kVowelFirst, dice),
                     make_layer(kVowelFirst, kVowelSecond, dice),
                     make_layer(kVowelSecond, classes, dice)};
  Learner learner(network, classes);
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    if (examples[i].label >= 0) order.push_back(i);
  }
  for (int round = 0; round < rounds; ++round) {
    shuffle(order, dice);
    const float way = static_cast<float>(round) / static_cast<float>(rounds);
    const float rate = kFastest * 0.5F * (1 + cosine(180 * way)) + 1e-5F;
    for (std::size_t i = 0; i < order.size(); ++i) {
      const Example& example = examples[order[i]];
      learner.take(coloured(example.colour, dice), example.label);
      if ((i + 1) % kBatch == 0 || i + 1 == order.size()) learner.step(rate);
    }
  }
  return network;
}

std::vector<float> hidden_of(const Network& network, const VoiceColour& colour) {
  return forward(network, colour, 2);
}

std::vector<float> odds_of(const Network& network, const VoiceColour& colour) {
  Row odds = forward(network, colour, network.size());
  make_odds(odds);
  return odds;
}

}  // namespace liopep::engine::testing

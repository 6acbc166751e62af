#include "training/network.h"

#include <algorithm>

#include "arithmetic/logarithm.h"
#include "geometry/trigonometry.h"

namespace liopep::engine::testing {
namespace {

constexpr std::size_t kBatchSessions = 20;
constexpr float kFastest = 3e-3F;
constexpr float kSoftened = 0.05F;
constexpr float kDecay = 1e-5F;
/// Of the sessions: so many are learned from as if nothing was heard before.
constexpr float kAlone = 0.3F;

using Row = std::vector<float>;

Layer make_layer(std::size_t inputs, std::size_t outputs, Dice& dice) {
  Layer layer{inputs, outputs, Row(inputs * outputs), Row(outputs)};
  const float deviation = square_root(2 / static_cast<float>(inputs));
  for (float& weight : layer.weights) weight = dice.normal(0, deviation);
  return layer;
}

void add_pass(const Layer& layer, const Row& x, Row& y) {
  for (std::size_t o = 0; o < layer.outputs; ++o) y[o] += layer.bias[o];
  for (std::size_t i = 0; i < layer.inputs; ++i) {
    const float in = x[i];
    if (in == 0) continue;
    const float* row = &layer.weights[i * layer.outputs];
    for (std::size_t o = 0; o < layer.outputs; ++o) y[o] += in * row[o];
  }
}

Row pass(const Layer& layer, const Row& x) {
  Row y(layer.outputs);
  add_pass(layer, x, y);
  return y;
}

Row rectified(Row x) {
  for (float& value : x) value = larger(value, 0);
  return x;
}

/// A rectified unit that is silent neither learns nor teaches.
void silence(Row& error, const Row& of) {
  for (std::size_t i = 0; i < of.size(); ++i) error[i] = of[i] > 0 ? error[i] : 0;
}

void make_odds(Row& odds) {
  const float highest = *std::ranges::max_element(odds);
  float sum = 0;
  for (float& value : odds) sum += value = exponential(value - highest);
  for (float& value : odds) value /= sum;
}

/// A microphone and a voice by chance.
class Colouring {
 public:
  explicit Colouring(Dice& dice) : tilt_(dice.normal(0, 3.4F)), bend_(dice.normal(0, 2.5F)) {}

  VoiceColour of(VoiceColour colour, Dice& dice) const {
    const float tilt = tilt_ + dice.normal(0, 0.7F);
    for (std::size_t band = 0; band < kTimbreBands; ++band) {
      const float place = 2 * static_cast<float>(band) / (kTimbreBands - 1) - 1;
      colour.timbre[band] += tilt * place + bend_ * place * place + dice.normal(0, 1.5F);
    }
    colour.above_floor_db += dice.normal(0, 2);
    return colour;
  }

 private:
  float tilt_;
  float bend_;
};

/// One sound on its way through the network.
struct Passed {
  Row inputs;
  Row first;
  Row second;
  Row memory;
};

Passed look(const Network& network, const VoiceColour& colour) {
  const auto inputs = vowel_inputs(colour);
  Passed passed;
  passed.inputs.assign(inputs.begin(), inputs.end());
  passed.first = rectified(pass(network.first, passed.inputs));
  passed.second = rectified(pass(network.second, passed.first));
  passed.memory = rectified(pass(network.memory, passed.second));
  return passed;
}

/// What a session left behind so far.
struct Heard {
  Row sum = Row(kVowelMemory);
  float count = 0;

  void take(const Row& memory) {
    for (std::size_t i = 0; i < kVowelMemory; ++i) sum[i] += memory[i];
    count += 1;
  }
  /// By how much a sum goes into the third layer.
  float part() const { return count > 0 ? memory_weight(count) / count : 0; }
};

struct Told {
  Row joined;
  Row third;
  Row odds;
};

Told tell(const Head& head, const Row& second, const Heard& heard) {
  Told told;
  told.joined = second;
  for (const float value : heard.sum) told.joined.push_back(heard.part() * value);
  told.joined.push_back(memory_weight(heard.count));
  told.third = rectified(pass(head.third, told.joined));
  told.odds = pass(head.odds, told.third);
  add_pass(head.straight, second, told.odds);
  make_odds(told.odds);
  return told;
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

/// Adds what the error says about the layer to its slopes, and about its inputs to `back`.
void go_back(const Layer& layer, const Row& x, const Row& error, Layer& slope, Row* back) {
  for (std::size_t o = 0; o < layer.outputs; ++o) slope.bias[o] += error[o];
  for (std::size_t i = 0; i < layer.inputs; ++i) {
    const float* weights = &layer.weights[i * layer.outputs];
    if (back != nullptr) {
      float sum = 0;
      for (std::size_t o = 0; o < layer.outputs; ++o) sum += weights[o] * error[o];
      (*back)[i] += sum;
    }
    if (x[i] == 0) continue;
    float* row = &slope.weights[i * layer.outputs];
    for (std::size_t o = 0; o < layer.outputs; ++o) row[o] += x[i] * error[o];
  }
}

class Learner {
 public:
  explicit Learner(Network& network) : network_(network), layers_(network.layers()) {
    for (const Layer* layer : layers_) slopes_.emplace_back(*layer);
  }

  /// Adds what one session says about the slopes.
  void take(const Session& session, bool alone, Dice& dice) {
    const Colouring colouring(dice);
    std::vector<Passed> passed;
    std::vector<std::array<Told, kVowelSets>> told(session.size());
    std::vector<std::array<float, kVowelSets>> parts(session.size());
    std::array<Heard, kVowelSets> heard;
    for (std::size_t i = 0; i < session.size(); ++i) {
      passed.push_back(look(network_, colouring.of(session[i].colour, dice)));
      for (std::size_t set = 0; set < kVowelSets; ++set) {
        if (session[i].labels[set] >= 0) {
          told[i][set] = tell(network_.heads[set], passed[i].second, heard[set]);
        }
        parts[i][set] = heard[set].part();
        if (!alone && session[i].is_vowel(set)) heard[set].take(passed[i].memory);
      }
    }
    // What later sounds would have liked to be remembered of the earlier ones.
    std::array<Row, kVowelSets> wished = {Row(kVowelMemory), Row(kVowelMemory)};
    for (std::size_t i = session.size(); i-- > 0;) {
      Row second(kVowelSecond);
      Row memory(kVowelMemory);
      for (std::size_t set = 0; set < kVowelSets; ++set) {
        const Row later = wished[set];
        if (session[i].labels[set] >= 0) {
          back_from(set, session[i].labels[set], passed[i], told[i][set], parts[i][set], second,
                    wished[set]);
        }
        if (alone || !session[i].is_vowel(set)) continue;
        for (std::size_t m = 0; m < kVowelMemory; ++m) memory[m] += later[m];
      }
      back_through(passed[i], second, memory);
    }
  }

  void step(float rate) {
    fading_[0] *= 0.9F;
    fading_[1] *= 0.999F;
    for (std::size_t l = 0; l < layers_.size(); ++l) {
      Slopes& slopes = slopes_[l];
      move(layers_[l]->weights, slopes.now.weights, slopes.mean.weights, slopes.square.weights,
           rate, kDecay);
      move(layers_[l]->bias, slopes.now.bias, slopes.mean.bias, slopes.square.bias, rate, 0);
      Slopes::clear(slopes.now);
    }
    taken_ = 0;
  }

 private:
  static constexpr std::size_t kShared = 3;  ///< layers before those of the heads
  static constexpr std::size_t kOfHead = 3;

  void back_from(std::size_t set, int label, const Passed& passed, const Told& told, float part,
                 Row& second, Row& wished) {
    const Head& head = network_.heads[set];
    Slopes* slopes = &slopes_[kShared + kOfHead * set];
    Row error = told.odds;
    for (float& value : error) value -= kSoftened / static_cast<float>(error.size());
    error[static_cast<std::size_t>(label)] -= 1 - kSoftened;
    Row third(kVowelThird);
    go_back(head.odds, told.third, error, slopes[1].now, &third);
    go_back(head.straight, passed.second, error, slopes[2].now, &second);
    silence(third, told.third);
    Row joined(told.joined.size());
    go_back(head.third, told.joined, third, slopes[0].now, &joined);
    for (std::size_t i = 0; i < kVowelSecond; ++i) second[i] += joined[i];
    for (std::size_t i = 0; i < kVowelMemory; ++i) wished[i] += part * joined[kVowelSecond + i];
    ++taken_;
  }

  void back_through(const Passed& passed, Row& second, Row& memory) {
    silence(memory, passed.memory);
    go_back(network_.memory, passed.second, memory, slopes_[2].now, &second);
    silence(second, passed.second);
    Row first(kVowelFirst);
    go_back(network_.second, passed.first, second, slopes_[1].now, &first);
    silence(first, passed.first);
    go_back(network_.first, passed.inputs, first, slopes_[0].now, nullptr);
  }

  void move(Row& values, const Row& slopes, Row& mean, Row& square, float rate, float decay) const {
    const float part = 2 / static_cast<float>(std::max<std::size_t>(taken_, 1));
    for (std::size_t i = 0; i < values.size(); ++i) {
      const float slope = slopes[i] * part + decay * values[i];
      mean[i] = 0.9F * mean[i] + 0.1F * slope;
      square[i] = 0.999F * square[i] + 0.001F * slope * slope;
      const float length = square_root(square[i] / (1 - fading_[1])) + 1e-8F;
      values[i] -= rate * mean[i] / (1 - fading_[0]) / length;
    }
  }

  Network& network_;
  std::vector<Layer*> layers_;
  std::vector<Slopes> slopes_;
  std::array<float, 2> fading_{1, 1};
  std::size_t taken_ = 0;
};

template <typename Things>
void shuffle(Things& things, Dice& dice) {
  for (std::size_t i = things.size(); i > 1; --i) {
    std::swap(things[i - 1], things[dice.bits() % i]);
  }
}

Network make_network(Dice& dice) {
  Network network;
  network.first = make_layer(kVowelInputs, kVowelFirst, dice);
  network.second = make_layer(kVowelFirst, kVowelSecond, dice);
  network.memory = make_layer(kVowelSecond, kVowelMemory, dice);
  for (std::size_t set = 0; set < kVowelSets; ++set) {
    const auto classes = static_cast<std::size_t>(kVowelsOfSet[set]) + 2;
    Head& head = network.heads[set];
    head.third = make_layer(kVowelJoined, kVowelThird, dice);
    head.odds = make_layer(kVowelThird, classes, dice);
    head.straight = make_layer(kVowelSecond, classes, dice);
  }
  return network;
}

}  // namespace

std::vector<Layer*> Network::layers() {
  std::vector<Layer*> all = {&first, &second, &memory};
  for (Head& head : heads) {
    for (Layer* layer : {&head.third, &head.odds, &head.straight}) all.push_back(layer);
  }
  return all;
}

Network learn(std::vector<Session> sessions, int rounds, Dice& dice) {
  Network network = make_network(dice);
  Learner learner(network);
  for (int round = 0; round < rounds; ++round) {
    shuffle(sessions, dice);
    const float way = static_cast<float>(round) / static_cast<float>(rounds);
    const float rate = kFastest * 0.5F * (1 + cosine(180 * way)) + 1e-5F;
    for (std::size_t i = 0; i < sessions.size(); ++i) {
      shuffle(sessions[i], dice);
      learner.take(sessions[i], dice.between(0, 1) < kAlone, dice);
      if ((i + 1) % kBatchSessions == 0 || i + 1 == sessions.size()) learner.step(rate);
    }
  }
  return network;
}

std::vector<float> hidden_of(const Network& network, const VoiceColour& colour) {
  return look(network, colour).second;
}

std::vector<std::vector<float>> odds_of(const Network& network, const Session& session,
                                        std::size_t set, bool alone) {
  std::vector<std::vector<float>> odds;
  Heard heard;
  for (const Example& example : session) {
    const Passed passed = look(network, example.colour);
    odds.push_back(tell(network.heads[set], passed.second, heard).odds);
    if (!alone && example.is_vowel(set)) heard.take(passed.memory);
  }
  return odds;
}

}  // namespace liopep::engine::testing

#include "training/choice_network.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "arithmetic/dice.h"
#include "arithmetic/logarithm.h"
#include "geometry/trigonometry.h"
#include "recognition/evidence_network.h"

namespace liopep::engine::testing {
namespace {

using Row = std::vector<float>;

constexpr std::size_t kBatch = 64;
constexpr float kFastest = 3e-3F;
constexpr float kDecay = 5e-5F;

/// Numbers that are learned, with what Adam remembers of each.
struct Learned {
  Row value, slope, mean, square;
  explicit Learned(std::size_t count) : value(count), slope(count), mean(count), square(count) {}
};

struct Learner {
  std::size_t inputs, units;
  Learned straight, hidden, bias, odds;

  Learner(std::size_t inputs_, std::size_t units_, Dice& dice)
      : inputs(inputs_),
        units(units_),
        straight(inputs_),
        hidden(inputs_ * units_),
        bias(units_),
        odds(units_) {
    const float most = square_root(1.5F / static_cast<float>(inputs));
    for (float& weight : hidden.value) weight = dice.between(-most, most);
    for (float& weight : odds.value) weight = dice.between(-0.3F, 0.3F);
    for (float& weight : bias.value) weight = dice.between(-0.3F, 0.3F);
  }

  std::array<Learned*, 4> all() { return {&straight, &hidden, &bias, &odds}; }

  float log_odds(const Row& x, Row& active) const {
    float sum = 0;
    active.assign(units, 0);
    for (std::size_t i = 0; i < inputs; ++i) sum += straight.value[i] * x[i];
    for (std::size_t u = 0; u < units; ++u) {
      float in = bias.value[u];
      const float* row = &hidden.value[u * inputs];
      for (std::size_t i = 0; i < inputs; ++i) in += row[i] * x[i];
      active[u] = larger(in, 0);
      sum += odds.value[u] * active[u];
    }
    return sum;
  }

  void add_slope(const Row& x, const Row& active, float off) {
    for (std::size_t i = 0; i < inputs; ++i) straight.slope[i] += off * x[i];
    for (std::size_t u = 0; u < units; ++u) {
      if (active[u] == 0) continue;
      odds.slope[u] += off * active[u];
      const float back = off * odds.value[u];
      bias.slope[u] += back;
      float* row = &hidden.slope[u * inputs];
      for (std::size_t i = 0; i < inputs; ++i) row[i] += back * x[i];
    }
  }
};

/// The rate, and how far Adam's means are from settled.
struct Pace {
  float rate = 0;
  float settled_mean = 0;
  float settled_square = 0;
  float power_of_mean = 1;
  float power_of_square = 1;

  void go(float done) {
    rate = kFastest * (0.5F + 0.5F * cosine(180 * done)) + 1e-5F;
    settled_mean = 1 - (power_of_mean *= 0.9F);
    settled_square = 1 - (power_of_square *= 0.999F);
  }
};

void step(Learned& learned, const Pace& pace) {
  for (std::size_t i = 0; i < learned.value.size(); ++i) {
    const float slope = learned.slope[i] / kBatch + kDecay * learned.value[i];
    learned.slope[i] = 0;
    learned.mean[i] = 0.9F * learned.mean[i] + 0.1F * slope;
    learned.square[i] = 0.999F * learned.square[i] + 0.001F * slope * slope;
    learned.value[i] -= pace.rate * (learned.mean[i] / pace.settled_mean) /
                        (square_root(learned.square[i] / pace.settled_square) + 1e-8F);
  }
}

/// Adds the slope of how unlikely it was to choose what was chosen.
void learn(const Choice& choice, std::array<Learner, 2>& learners) {
  std::vector<Row> active(choice.options.size());
  Row likely;
  float most = 0;
  for (std::size_t o = 0; o < choice.options.size(); ++o) {
    const Option& option = choice.options[o];
    likely.push_back(learners[option.is_hold ? 1 : 0].log_odds(option.evidence, active[o]));
    most = larger(most, likely.back());
  }
  float sum = exponential(-most);
  for (float& one : likely) sum += one = exponential(one - most);
  for (std::size_t o = 0; o < choice.options.size(); ++o) {
    const Option& option = choice.options[o];
    const float right = static_cast<int>(o) == choice.chosen ? 1.0F : 0.0F;
    learners[option.is_hold ? 1 : 0].add_slope(option.evidence, active[o],
                                               choice.weight * (likely[o] / sum - right));
  }
}

/// How the evidence of each kind is shifted and scaled; the first number is 1 and stays it.
void measure(const std::vector<Choice>& choices, bool holds, ChoiceNetwork& network) {
  std::vector<double> sums;
  std::vector<double> squares;
  double count = 0;
  for (const Choice& choice : choices) {
    for (const Option& option : choice.options) {
      if (option.is_hold != holds) continue;
      sums.resize(option.evidence.size());
      squares.resize(option.evidence.size());
      count += 1;
      for (std::size_t i = 0; i < sums.size(); ++i) {
        sums[i] += option.evidence[i];
        squares[i] += static_cast<double>(option.evidence[i]) * option.evidence[i];
      }
    }
  }
  network.usual.assign(sums.size(), 0);
  const auto in_units = [](double number, int least, int most) {
    return std::clamp(static_cast<int>(std::lround(number / kScaleUnit)), least, most);
  };
  network.per_deviation.assign(sums.size(), in_units(1, 1, 255));
  for (std::size_t i = 1; i < sums.size(); ++i) {
    const double mean = sums[i] / count;
    const auto variance = static_cast<float>(squares[i] / count - mean * mean);
    network.usual[i] = in_units(mean, -127, 127);
    network.per_deviation[i] = in_units(1 / square_root(larger(variance, 1e-9F)), 1, 255);
  }
}

void scale(std::vector<Choice>& choices, const ChoiceNetworks& networks) {
  for (Choice& choice : choices) {
    for (Option& option : choice.options) {
      const ChoiceNetwork& network = networks[option.is_hold ? 1 : 0];
      for (std::size_t i = 0; i < option.evidence.size(); ++i) {
        option.evidence[i] =
            scaled_evidence(option.evidence[i], network.usual[i], network.per_deviation[i]);
      }
    }
  }
}

}  // namespace

ChoiceNetworks learn_choices(std::vector<Choice> choices, int units, int rounds) {
  ChoiceNetworks networks;
  measure(choices, false, networks[0]);
  measure(choices, true, networks[1]);
  scale(choices, networks);
  Dice dice(12345);
  const auto count = static_cast<std::size_t>(units);
  std::array<Learner, 2> learners = {Learner(networks[0].usual.size(), count, dice),
                                     Learner(networks[1].usual.size(), count, dice)};
  std::vector<const Choice*> shuffled;
  for (const Choice& choice : choices) shuffled.push_back(&choice);
  Pace pace;
  const std::size_t batches = (choices.size() + kBatch - 1) / kBatch;
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = shuffled.size() - 1; i > 0; --i) {
      const auto other = static_cast<std::size_t>(dice.below(static_cast<int>(i + 1)));
      std::swap(shuffled[i], shuffled[other]);
    }
    for (std::size_t batch = 0; batch < batches; ++batch) {
      const std::size_t end = std::min(choices.size(), (batch + 1) * kBatch);
      for (std::size_t i = batch * kBatch; i < end; ++i) learn(*shuffled[i], learners);
      pace.go((static_cast<float>(round) +
               static_cast<float>(batch + 1) / static_cast<float>(batches)) /
              static_cast<float>(rounds));
      for (Learner& learner : learners) {
        for (Learned* learned : learner.all()) step(*learned, pace);
      }
    }
  }
  for (std::size_t kind = 0; kind < learners.size(); ++kind) {
    networks[kind].straight = learners[kind].straight.value;
    networks[kind].hidden = learners[kind].hidden.value;
    networks[kind].bias = learners[kind].bias.value;
    networks[kind].odds = learners[kind].odds.value;
  }
  return networks;
}

}  // namespace liopep::engine::testing

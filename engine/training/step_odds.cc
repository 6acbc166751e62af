#include "training/step_odds.h"

#include <algorithm>
#include <cmath>

#include "testing/moving_body.h"

namespace liopep::engine::training {
namespace {

constexpr int kCadences = CadencePath::kCadences;
constexpr int kIdle = CadencePath::kIdle;
constexpr int kSlow = CadencePath::kSlow;
constexpr int kDrift = 6;
constexpr float kOctaves = 0.044537579F;
constexpr float kOctavesOfShortest = -1.7369656F;
constexpr float kDriftCost = 40;
/// How much one stride away from the first guess costs, squared.
constexpr double kFaithInGuess = 0.05;

using Scores = std::array<float, CadencePath::kStates>;
using From = std::array<std::uint8_t, CadencePath::kStates>;

float octaves_of(float value) {
  return std::log2(std::max(value, 1e-9F));
}

struct Worth {
  float likelihood, expected, slow;
};

Worth worth_of(const GaitWindow& window, const GaitOdds& odds) {
  const float level = std::max(window.level, 1e-4F);
  const float roughness = octaves_of(std::max(window.roughness, 0.05F) / 0.5F);
  const float usual = octaves_of(level / odds.slow_level_g);
  return {.likelihood = std::clamp(
              odds.bias + odds.level * octaves_of(level / 0.03F) - odds.smoothness * roughness -
                  odds.stillness * window.stillness + odds.skewness * window.skewness,
              -2.0F, 1.5F),
          .expected = std::clamp(1 + odds.level_exponent * octaves_of(level / odds.level_at_2hz_g),
                                 0.0F, octaves_of(3)),
          .slow = std::clamp(
              odds.slow_bias - odds.slow_level * usual * usual - odds.slow_smoothness * roughness -
                  odds.slow_stillness * window.stillness + odds.slow_skewness * window.skewness +
                  odds.slow_regularity * (window.regularity - 0.5F) +
                  odds.slow_peak * (window.peak - 0.4F),
              -3.0F, 2.0F)};
}

float cadence_worth_of(const Glance& glance, std::size_t i, const Worth& worth,
                       const GaitOdds& odds) {
  const float similarity = odds.one_step * glance.one_step[i] +
                           (1 - odds.one_step) * glance.two_steps[i] -
                           odds.half_step * glance.half_step[i];
  const float alike = similarity * (1 - odds.four_steps) + odds.four_steps * glance.four_steps[i];
  const float away = -kOctavesOfShortest - kOctaves * static_cast<float>(i) - worth.expected;
  return 4 * (alike - 0.35F) - odds.expected * away * away + worth.likelihood;
}

struct Way {
  float score;
  int from;
  void offer(float other, int state) {
    if (other > score) *this = {other, state};
  }
};

Way way_to(int state, const Scores& before, int best, const GaitOdds& odds) {
  const float best_score = before[static_cast<std::size_t>(best)];
  if (state == kIdle) {
    Way way{before[kIdle], kIdle};
    way.offer(best_score - odds.turn_cost, best);
    way.offer(before[kSlow] - odds.slow_turn_cost, kSlow);
    return way;
  }
  if (state == kSlow) {
    Way way{before[kSlow], kSlow};
    way.offer(before[kIdle] - odds.slow_turn_cost, kIdle);
    way.offer(best_score - odds.slow_jump_cost, best);
    return way;
  }
  Way way{before[kIdle] - odds.turn_cost, kIdle};
  for (int i = std::max(0, state - kDrift); i < std::min(kCadences, state + kDrift + 1); ++i) {
    const float octaves = static_cast<float>(state - i) * kOctaves;
    way.offer(before[static_cast<std::size_t>(i)] - kDriftCost * octaves * octaves, i);
  }
  way.offer(best_score - odds.jump_cost, best);
  way.offer(before[kSlow] - odds.slow_jump_cost, kSlow);
  return way;
}

void advance(const Glance& glance, const GaitOdds& odds, Scores& score, From& from) {
  const Scores before = score;
  const int best = static_cast<int>(std::max_element(before.begin(), before.begin() + kCadences) -
                                    before.begin());
  const Worth worth = worth_of(glance.window, odds);
  for (int state = 0; state < CadencePath::kStates; ++state) {
    const auto at = static_cast<std::size_t>(state);
    const Way way = way_to(state, before, best, odds);
    const float here = state == kIdle   ? 0
                       : state == kSlow ? worth.slow
                                        : cadence_worth_of(glance, at, worth, odds);
    score[at] = way.score + here * 0.4F;
    from[at] = static_cast<std::uint8_t>(way.from);
  }
  const float idle = score[kIdle];
  for (float& each : score) each -= idle;
}

}  // namespace

const std::vector<OneOfOdds>& all_odds() {
  static const std::vector<OneOfOdds> odds = {
      {"bias", &GaitOdds::bias, 0.3, -3, 3},
      {"level", &GaitOdds::level, 0.2, 0, 3},
      {"smoothness", &GaitOdds::smoothness, 0.3, 0, 4},
      {"stillness", &GaitOdds::stillness, 0.5, 0, 8},
      {"skewness", &GaitOdds::skewness, 0.15, -1, 2},
      {"level_at_2hz_g", &GaitOdds::level_at_2hz_g, 0.02, 0.04, 0.3},
      {"level_exponent", &GaitOdds::level_exponent, 0.1, 0.25, 0.5},
      {"expected", &GaitOdds::expected, 0.5, 0, 6},
      {"one_step", &GaitOdds::one_step, 0.08, 0.1, 0.7},
      {"four_steps", &GaitOdds::four_steps, 0.08, 0, 0.5},
      {"half_step", &GaitOdds::half_step, 0.1, 0, 1},
      {"turn_cost", &GaitOdds::turn_cost, 1.2, 3, 14},
      {"jump_cost", &GaitOdds::jump_cost, 1.2, 3, 14},
      {"slow_bias", &GaitOdds::slow_bias, 0.3, -3, 3},
      {"slow_level_g", &GaitOdds::slow_level_g, 0.006, 0.01, 0.1},
      {"slow_level", &GaitOdds::slow_level, 0.15, 0, 2},
      {"slow_smoothness", &GaitOdds::slow_smoothness, 0.3, 0, 4},
      {"slow_stillness", &GaitOdds::slow_stillness, 0.7, 0, 8},
      {"slow_skewness", &GaitOdds::slow_skewness, 0.15, -1, 2},
      {"slow_regularity", &GaitOdds::slow_regularity, 0.7, 0, 6},
      {"slow_peak", &GaitOdds::slow_peak, 0.8, 0, 6},
      {"slow_turn_cost", &GaitOdds::slow_turn_cost, 2, 4, 24},
      {"slow_jump_cost", &GaitOdds::slow_jump_cost, 1.2, 2, 14}};
  return odds;
}

GaitOdds first_guess() {
  return {.bias = 0,
          .level = 0.5F,
          .smoothness = 1,
          .stillness = 1.5F,
          .skewness = 0.25F,
          .level_at_2hz_g = 0.1F,
          .level_exponent = 0.4F,
          .expected = 2,
          .one_step = 0.35F,
          .four_steps = 0.15F,
          .half_step = 0.35F,
          .turn_cost = 7,
          .jump_cost = 7,
          .slow_bias = 0.3F,
          .slow_level_g = 0.03F,
          .slow_level = 0.5F,
          .slow_smoothness = 1,
          .slow_stillness = 3,
          .slow_skewness = 0.5F,
          .slow_regularity = 3,
          .slow_peak = 2,
          .slow_turn_cost = 12,
          .slow_jump_cost = 6};
}

double count(const Outing& outing, const GaitOdds& odds) {
  Scores score;
  score.fill(-odds.turn_cost);
  score[kSlow] = -odds.slow_turn_cost;
  score[kIdle] = 0;
  std::vector<From> from(outing.glances.size());
  for (std::size_t i = 0; i < from.size(); ++i) advance(outing.glances[i], odds, score, from[i]);
  auto state = static_cast<std::size_t>(kIdle);
  for (std::size_t i = 0; i < score.size(); ++i) {
    if (score[i] > score[state]) state = i;
  }
  double steps = 0;
  for (std::size_t i = from.size(); i-- > 0;) {
    const Glance& glance = outing.glances[i];
    if (state == kSlow) steps += glance.window.pushes;
    if (state < static_cast<std::size_t>(kCadences)) {
      steps += static_cast<double>(glance.steps[state]);
    }
    state = from[i][state];
  }
  return std::floor(steps + 0.5);
}

double error_of(const Outing& outing, double counted) {
  if (outing.kind == "none" || outing.steps == 0) return std::max(0.0, counted - outing.steps);
  return 100 * std::abs(counted - outing.steps) / outing.steps;
}

GaitOdds learn(const std::function<double(const GaitOdds&)>& cost, int rounds, std::uint64_t seed) {
  constexpr int kTries = 14;
  constexpr int kBest = 4;
  testing::Chance chance(seed);
  const GaitOdds guess = first_guess();
  const auto whole_cost = [&](const GaitOdds& odds) {
    double away = 0;
    for (const OneOfOdds& each : all_odds()) {
      away += std::pow((static_cast<double>(odds.*each.at - guess.*each.at)) / each.stride, 2);
    }
    return cost(odds) + kFaithInGuess * away;
  };
  GaitOdds mean = guess;
  double stride = 0.8;
  for (int round = 0; round < rounds; ++round, stride *= 0.955) {
    std::vector<std::pair<double, GaitOdds>> tries;
    for (int i = 0; i < kTries; ++i) {
      GaitOdds odds = mean;
      for (const OneOfOdds& each : all_odds()) {
        odds.*each.at = static_cast<float>(
            std::clamp(static_cast<double>(odds.*each.at) + stride * each.stride * chance.normal(),
                       each.least, each.most));
      }
      tries.emplace_back(whole_cost(odds), odds);
    }
    std::sort(tries.begin(), tries.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const OneOfOdds& each : all_odds()) {
      float sum = 0;
      for (int i = 0; i < kBest; ++i) sum += tries[static_cast<std::size_t>(i)].second.*each.at;
      mean.*each.at = sum / kBest;
    }
  }
  return mean;
}

}  // namespace liopep::engine::training

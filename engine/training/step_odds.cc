#include "training/step_odds.h"

#include <algorithm>
#include <cmath>

#include "steps/cadence_path.h"
#include "testing/moving_body.h"

namespace liopep::engine::training {
namespace {

/// How much one stride away from the first guess costs, squared.
constexpr double kFaithInGuess = 0.05;

}  // namespace

const std::vector<OneOfOdds>& all_odds() {
  static const std::vector<OneOfOdds> odds = {
      {"bias", &GaitOdds::bias, 0.3, -3, 3},
      {"level", &GaitOdds::level, 0.2, 0, 3},
      {"smoothness", &GaitOdds::smoothness, 0.3, 0, 4},
      {"stillness", &GaitOdds::stillness, 0.5, 0, 8},
      {"skewness", &GaitOdds::skewness, 0.15, -1, 2},
      {"level_at_2hz", &GaitOdds::level_at_2hz, 0.3, -4.6, -1.7},
      {"level_exponent", &GaitOdds::level_exponent, 0.1, 0.25, 0.5},
      {"expected", &GaitOdds::expected, 0.5, 0, 6},
      {"one_step", &GaitOdds::one_step, 0.08, 0.1, 0.7},
      {"four_steps", &GaitOdds::four_steps, 0.08, 0, 0.5},
      {"half_step", &GaitOdds::half_step, 0.1, 0, 1},
      {"turn_cost", &GaitOdds::turn_cost, 1.2, 3, 14},
      {"jump_cost", &GaitOdds::jump_cost, 1.2, 3, 14},
      {"slow_bias", &GaitOdds::slow_bias, 0.3, -3, 3},
      {"slow_usual_level", &GaitOdds::slow_usual_level, 0.3, -6.6, -3.3},
      {"slow_level", &GaitOdds::slow_level, 0.15, 0, 2},
      {"slow_usual_roughness", &GaitOdds::slow_usual_roughness, 0.2, -2.6, -1},
      {"slow_smoothness", &GaitOdds::slow_smoothness, 0.3, 0, 4},
      {"slow_stillness", &GaitOdds::slow_stillness, 0.7, 0, 8},
      {"slow_skewness", &GaitOdds::slow_skewness, 0.15, -1, 2},
      {"slow_regularity", &GaitOdds::slow_regularity, 0.7, 0, 6},
      {"slow_peak", &GaitOdds::slow_peak, 0.8, 0, 6},
      {"slow_stride", &GaitOdds::slow_stride, 1, 0, 12},
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
          .level_at_2hz = -3.3F,
          .level_exponent = 0.4F,
          .expected = 2,
          .one_step = 0.35F,
          .four_steps = 0.15F,
          .half_step = 0.35F,
          .turn_cost = 7,
          .jump_cost = 7,
          .slow_bias = 0.6F,
          .slow_usual_level = -5,
          .slow_level = 0.25F,
          .slow_usual_roughness = -1.8F,
          .slow_smoothness = 1,
          .slow_stillness = 3,
          .slow_skewness = 0.5F,
          .slow_regularity = 3,
          .slow_peak = 2,
          .slow_stride = 5,
          .slow_turn_cost = 12,
          .slow_jump_cost = 6};
}

double count(const Outing& outing, const GaitOdds& odds) {
  CadencePath path;
  double steps = 0;
  for (const GaitGlance& glance : outing.glances) {
    if (path.is_full()) steps += static_cast<double>(path.settle().steps);
    path.add(glance, odds);
  }
  return std::floor(steps + static_cast<double>(path.outlook().steps) + 0.5);
}

double error_of(const Outing& outing, double counted) {
  if (outing.kind == "none" || outing.steps == 0) return std::max(0.0, counted - outing.steps);
  return 100 * std::abs(counted - outing.steps) / outing.steps;
}

GaitOdds middle_of(const std::vector<GaitOdds>& many) {
  GaitOdds mean;
  for (const OneOfOdds& each : all_odds()) {
    double sum = 0;
    for (const GaitOdds& odds : many) sum += static_cast<double>(odds.*each.at);
    mean.*each.at = static_cast<float>(sum / static_cast<double>(many.size()));
  }
  return mean;
}

GaitOdds learn(const std::function<double(const GaitOdds&)>& cost, int rounds, std::uint64_t seed) {
  constexpr int kTries = 14;
  constexpr std::size_t kBest = 4;
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
    std::vector<GaitOdds> best;
    for (std::size_t i = 0; i < kBest; ++i) best.push_back(tries[i].second);
    mean = middle_of(best);
  }
  return mean;
}

}  // namespace liopep::engine::training

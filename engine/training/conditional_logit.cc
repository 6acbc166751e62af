#include "training/conditional_logit.h"

#include <algorithm>
#include <cmath>

namespace liopep::engine::testing {
namespace {

using Numbers = std::vector<double>;

constexpr int kMostSteps = 40;
constexpr double kEnough = 1e-6;  ///< of the logarithm of the likelihood

double product(const Numbers& a, const Numbers& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// How likely each option is; returns the logarithm of how likely what was chosen is.
double likelihoods(const Choice& choice, const Numbers& weights, Numbers& likely) {
  likely.clear();
  double most = 0;
  for (const Numbers& option : choice.options) {
    likely.push_back(product(option, weights));
    most = std::max(most, likely.back());
  }
  const double chosen = choice.chosen < 0 ? 0 : likely[static_cast<std::size_t>(choice.chosen)];
  double sum = std::exp(-most);
  for (double& one : likely) sum += one = std::exp(one - most);
  for (double& one : likely) one /= sum;
  return chosen - most - std::log(sum);
}

double log_likelihood(const std::vector<Choice>& choices, const Numbers& weights, double penalty) {
  double sum = -penalty / 2 * product(weights, weights);
  Numbers likely;
  for (const Choice& choice : choices) sum += choice.weight * likelihoods(choice, weights, likely);
  return sum;
}

/// First and second derivatives of the log likelihood; the second with the sign changed.
struct Slope {
  Numbers first;
  std::vector<Numbers> second;
};

void add(const Choice& choice, const Numbers& likely, Slope& slope) {
  const std::size_t count = slope.first.size();
  Numbers mean(count, 0);
  for (std::size_t o = 0; o < choice.options.size(); ++o) {
    const Numbers& x = choice.options[o];
    const bool is_chosen = static_cast<int>(o) == choice.chosen;
    for (std::size_t i = 0; i < count; ++i) {
      if (x[i] == 0) continue;
      slope.first[i] += choice.weight * ((is_chosen ? 1 : 0) - likely[o]) * x[i];
      mean[i] += likely[o] * x[i];
      for (std::size_t k = 0; k <= i; ++k) {
        slope.second[i][k] += choice.weight * likely[o] * x[i] * x[k];
      }
    }
  }
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t k = 0; k <= i; ++k) slope.second[i][k] -= choice.weight * mean[i] * mean[k];
  }
}

Slope slope_at(const std::vector<Choice>& choices, const Numbers& weights, double penalty) {
  const std::size_t count = weights.size();
  Slope slope = {Numbers(count, 0), std::vector<Numbers>(count, Numbers(count, 0))};
  Numbers likely;
  for (const Choice& choice : choices) {
    likelihoods(choice, weights, likely);
    add(choice, likely, slope);
  }
  for (std::size_t i = 0; i < count; ++i) {
    slope.first[i] -= penalty * weights[i];
    slope.second[i][i] += penalty;
  }
  return slope;
}

/// Solves for the step, by Cholesky's decomposition; `damping` shortens it.
Numbers step_along(const Slope& slope, double damping) {
  const std::size_t count = slope.first.size();
  std::vector<Numbers> root = slope.second;
  for (std::size_t i = 0; i < count; ++i) {
    root[i][i] += damping * (1 + root[i][i]);
    for (std::size_t k = 0; k <= i; ++k) {
      double sum = root[i][k];
      for (std::size_t j = 0; j < k; ++j) sum -= root[i][j] * root[k][j];
      root[i][k] = i == k ? std::sqrt(std::max(sum, 1e-12)) : sum / root[k][k];
    }
  }
  Numbers step = slope.first;
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = 0; j < i; ++j) step[i] -= root[i][j] * step[j];
    step[i] /= root[i][i];
  }
  for (std::size_t i = count; i-- > 0;) {
    for (std::size_t j = i + 1; j < count; ++j) step[i] -= root[j][i] * step[j];
    step[i] /= root[i][i];
  }
  return step;
}

/// Root mean square of each number, where it is not 0.
Numbers scales_of(const std::vector<Choice>& choices, std::size_t count) {
  Numbers squares(count, 0);
  Numbers times(count, 0);
  for (const Choice& choice : choices) {
    for (const Numbers& option : choice.options) {
      for (std::size_t i = 0; i < count; ++i) {
        squares[i] += option[i] * option[i];
        times[i] += option[i] != 0 ? 1 : 0;
      }
    }
  }
  for (std::size_t i = 0; i < count; ++i) {
    squares[i] = squares[i] > 0 ? std::sqrt(squares[i] / times[i]) : 1;
  }
  return squares;
}

}  // namespace

std::vector<double> fit_conditional_logit(const std::vector<Choice>& choices, std::size_t count,
                                          double penalty) {
  const Numbers scales = scales_of(choices, count);
  std::vector<Choice> scaled = choices;
  for (Choice& choice : scaled) {
    for (Numbers& option : choice.options) {
      for (std::size_t i = 0; i < count; ++i) option[i] /= scales[i];
    }
  }
  Numbers weights(count, 0);
  double best = log_likelihood(scaled, weights, penalty);
  double damping = 1e-3;
  for (int i = 0; i < kMostSteps; ++i) {
    Numbers next = step_along(slope_at(scaled, weights, penalty), damping);
    for (std::size_t k = 0; k < count; ++k) next[k] += weights[k];
    const double found = log_likelihood(scaled, next, penalty);
    damping *= found > best ? 0.2 : 10;
    if (found <= best) continue;
    weights = next;
    const bool is_enough = found - best < kEnough;
    best = found;
    if (is_enough) break;
  }
  for (std::size_t i = 0; i < count; ++i) weights[i] /= scales[i];
  return weights;
}

}  // namespace liopep::engine::testing

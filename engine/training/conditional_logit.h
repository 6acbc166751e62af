#pragma once

#include <vector>

namespace liopep::engine::testing {

/// One of several was chosen, or none: each is told by numbers.
struct Choice {
  std::vector<std::vector<double>> options;
  int chosen = -1;  ///< none
  double weight = 1;
};

/// Weights w for which option i of a choice is chosen with odds exp(w x_i) against none (McFadden
/// 1974), as likely as can be less `penalty` / 2 times the sum of squares of the weights of numbers
/// that are scaled to 1. By Newton's method, damped; `count` numbers tell an option.
std::vector<double> fit_conditional_logit(const std::vector<Choice>& choices, std::size_t count,
                                          double penalty);

}  // namespace liopep::engine::testing

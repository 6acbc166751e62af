#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "steps/gait_odds.h"
#include "training/outings.h"

namespace liopep::engine::training {

/// One of the odds: its name, where it is, a step that is neither large nor small for it, and
/// within what it makes sense.
struct OneOfOdds {
  std::string_view name;
  float GaitOdds::* at;
  double stride, least, most;
};
const std::vector<OneOfOdds>& all_odds();

/// Rounded guesses from before anything was learned.
GaitOdds first_guess();

/// Steps that the engine counts with the odds.
double count(const Outing& outing, const GaitOdds& odds);

/// Percent off; false steps where nobody walks.
double error_of(const Outing& outing, double counted);

GaitOdds middle_of(const std::vector<GaitOdds>& many);

/// Odds that lower the cost: a walk through them by evolution (mean of the best 4 of 14, in ever
/// smaller strides), held near the first guess.
GaitOdds learn(const std::function<double(const GaitOdds&)>& cost, int rounds, std::uint64_t seed);

}  // namespace liopep::engine::training

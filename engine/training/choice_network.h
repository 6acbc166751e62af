#pragma once

#include <array>
#include <vector>

namespace liopep::engine::testing {

/// Something to choose: evidence of repetitions or of a hold.
struct Option {
  bool is_hold = false;
  std::vector<float> evidence;
};

/// One of several was chosen, or none.
struct Choice {
  std::vector<Option> options;
  int chosen = -1;  ///< none
  float weight = 1;
};

/// A layer of rectified units, and a way straight past it; inputs are shifted and scaled first.
struct ChoiceNetwork {
  std::vector<int> usual;  ///< in units (`kScaleUnit`), as the next
  std::vector<int> per_deviation;
  std::vector<float> straight;
  std::vector<float> hidden;  ///< input by input of the first unit, then of the second
  std::vector<float> bias;
  std::vector<float> odds;
};

/// Of repetitions, and of holds.
using ChoiceNetworks = std::array<ChoiceNetwork, 2>;

/// Networks f for which option x of a choice is chosen with odds exp(f(x)) against none (McFadden
/// 1974), as likely as can be. By Adam (Kingma and Ba 2015), the step falling along a cosine. The
/// same bits each time: one thread, own exponential, sums in one order.
ChoiceNetworks learn_choices(std::vector<Choice> choices, int units, int rounds);

}  // namespace liopep::engine::testing

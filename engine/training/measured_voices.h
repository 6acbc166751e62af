#pragma once

#include <vector>

#include "training/network.h"

namespace liopep::engine::testing {

/// Sessions of people by chance as real ones were measured to be (means, and directions in which
/// they scatter; README.md), where a synthesizer would only know formants. What is no vowel comes
/// from synthesized sessions, half the time moved as far as people's vowels lie from synthesized
/// ones, so that nothing is taken for a vowel only because it sounds recorded.
std::vector<Session> measured_sessions(const std::vector<Session>& synthesized, int count,
                                       Dice& dice);

}  // namespace liopep::engine::testing

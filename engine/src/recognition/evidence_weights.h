// Made by liopep_train_recognition of people of the body model; not to be edited.
#pragma once

#include <array>

namespace liopep::engine {

// clang-format off
inline constexpr std::array<float, 28> kRepetitionWeights = {
    -8.648F, -1.197F, -0.104F, -0.954F, 0.930F, -8.509F, 0.858F, -1.541F,
    2.998F, 1.118F, -0.336F, 0.231F, -0.073F, -0.970F, 1.310F, -1.275F,
    -1.126F, -0.673F, -0.841F, -0.455F, 0.240F, -0.311F, -2.221F, 0.361F,
    0.937F, -0.301F, -6.327F, -1.797F,
};

inline constexpr std::array<float, 19> kHoldWeights = {
    -10.097F, -1.248F, -1.025F, -4.505F, -7.008F, -0.173F, -1.444F, -0.512F,
    -0.021F, -0.741F, -1.684F, -0.669F, -0.896F, -1.324F, 0.205F, -1.056F,
    -0.102F, -0.200F, -0.151F,
};
// clang-format on

}  // namespace liopep::engine

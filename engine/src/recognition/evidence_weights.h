// Made by liopep_train_recognition of people of the body model; not to be edited.
#pragma once

#include <array>

namespace liopep::engine {

// clang-format off
inline constexpr std::array<float, 28> kRepetitionWeights = {-8.337F, -1.163F, -0.101F, -0.810F, 0.643F, -7.756F, -0.377F, -2.211F, 2.720F, 1.097F, -0.590F, 0.235F, -0.106F, -1.650F, 0.371F, -0.955F, -1.370F, -0.854F, -1.0F, -0.536F, 0.737F, -0.176F, -2.487F, 0.231F, 0.935F, 0.017F, -6.014F, -1.971F};

inline constexpr std::array<float, 19> kHoldWeights = {
    -9.358F, -1.196F, -1.033F, -5.547F, -9.818F, -0.352F, -1.689F, -0.557F,
    -0.002F, -0.729F, -1.644F, -0.572F, -0.984F, -1.356F, 1.245F, -1.991F,
    0.210F, -0.298F, -0.885F,
};
// clang-format on

}  // namespace liopep::engine

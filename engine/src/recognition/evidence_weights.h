// Made by liopep_train_recognition of people of the body model; not to be edited.
#pragma once

#include <array>

namespace liopep::engine {

// clang-format off
inline constexpr std::array<float, 28> kRepetitionWeights = {
    -8.835F, -1.207F, -0.083F, -0.922F, 0.939F, -8.673F, 0.662F, -1.647F,
    2.914F, 1.131F, -0.102F, 0.248F, -0.093F, -0.945F, 1.448F, -1.318F,
    -1.059F, -0.664F, -0.813F, -0.610F, 0.324F, -0.260F, -2.000F, 0.394F,
    0.832F, -0.337F, -6.055F, -1.741F,
};

inline constexpr std::array<float, 19> kHoldWeights = {
    -10.005F, -1.331F, -1.059F, -4.457F, -6.471F, -0.206F, -1.525F, -0.493F,
    -0.020F, -0.833F, -1.706F, -0.629F, -0.850F, -1.272F, 0.043F, -1.073F,
    -0.048F, -0.387F, -0.894F,
};
// clang-format on

}  // namespace liopep::engine

#pragma once

#include <array>

#include "steps/gait_window.h"

namespace liopep::engine {

/// Cadences that are told apart: 3.3 down to 1.17 steps a second, each a 32nd slower than the one
/// before. What is even and slower is the stride of a faster walk: slow walking is uneven.
inline constexpr int kCadences = 35;
/// Binary logarithm of the ratio of neighbours.
inline constexpr float kCadenceOctaves = 0.044537579F;
/// Binary logarithm of the fastest cadence.
inline constexpr float kFastestOctaves = 1.7369656F;

/// What a window says whatever the odds are: levels as binary logarithms, and for each cadence how
/// alike the window is to itself so many of its steps later. Learning the odds keeps these.
struct GaitGlance {
  using Each = std::array<float, kCadences>;
  Each one_step, two_steps, half_step, four_steps;
  Each period_s;  ///< of a step, sharpened
  float level;    ///< of 1 g
  float roughness;
  float stillness;
  float skewness;
  float regularity;
  float peak;
  bool moving;
  bool recurring;  ///< the middle is like what is a stride before or after it
  float pushes;
  float push_rate_hz;
};

GaitGlance glance_at(const GaitWindow& window);

}  // namespace liopep::engine

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "geometry/trigonometry.h"

namespace liopep::engine {

/// Beyond so many deviations from what is usual, evidence grows no more.
inline constexpr float kMostDeviations = 6;

/// Evidence as the network takes it.
inline float scaled_evidence(float evidence, float usual, float per_deviation) {
  return clamped((evidence - usual) * per_deviation, -kMostDeviations, kMostDeviations);
}

/// A layer of rectified units and a way straight past it, in whole numbers, each table of which has
/// its unit: what speaks for an exercise more or less, depending on what else does.
template <std::size_t kInputs, std::size_t kUnits>
struct EvidenceNetwork {
  std::array<float, kInputs> usual;
  std::array<float, kInputs> per_deviation;
  float straight_unit, hidden_unit, odds_unit;
  std::array<std::int8_t, kInputs> straight;
  std::array<std::int8_t, kInputs * kUnits> hidden;
  std::array<float, kUnits> bias;
  std::array<std::int8_t, kUnits> odds;
};

/// The logarithm of the odds.
template <std::size_t kInputs, std::size_t kUnits>
float weighed(const std::array<float, kInputs>& evidence,
              const EvidenceNetwork<kInputs, kUnits>& network) {
  std::array<float, kInputs> x;
  float sum = 0;
  for (std::size_t i = 0; i < kInputs; ++i) {
    x[i] = scaled_evidence(evidence[i], network.usual[i], network.per_deviation[i]);
    sum += static_cast<float>(network.straight[i]) * x[i];
  }
  sum *= network.straight_unit;
  // All units at once: none waits for its own sum.
  std::array<float, kUnits> in{};
  for (std::size_t i = 0; i < kInputs; ++i) {
    for (std::size_t unit = 0; unit < kUnits; ++unit) {
      in[unit] += static_cast<float>(network.hidden[unit * kInputs + i]) * x[i];
    }
  }
  for (std::size_t unit = 0; unit < kUnits; ++unit) {
    const float active = in[unit] * network.hidden_unit + network.bias[unit];
    if (active > 0) sum += network.odds_unit * static_cast<float>(network.odds[unit]) * active;
  }
  return sum;
}

}  // namespace liopep::engine

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "geometry/four.h"
#include "geometry/trigonometry.h"

namespace liopep::engine {

/// Beyond so many deviations from what is usual, evidence grows no more.
inline constexpr float kMostDeviations = 6;

/// Of what is usual and of what a deviation is: both need not be exact, what is learned fits them.
inline constexpr float kScaleUnit = 0.125F;

/// Evidence as the network takes it, with `usual` and `per_deviation` in units.
inline float scaled_evidence(float evidence, int usual, int per_deviation) {
  const float deviations = (evidence - kScaleUnit * static_cast<float>(usual)) *
                           (kScaleUnit * static_cast<float>(per_deviation));
  return clamped(deviations, -kMostDeviations, kMostDeviations);
}

/// A layer of rectified units and a way straight past it, in whole numbers, each table of which has
/// its unit: what speaks for an exercise more or less, depending on what else does.
template <std::size_t kInputs, std::size_t kUnits>
struct EvidenceNetwork {
  std::array<std::int8_t, kInputs> usual;
  std::array<std::uint8_t, kInputs> per_deviation;
  float straight_unit, hidden_unit, bias_unit, odds_unit;
  std::array<std::int8_t, kInputs> straight;
  std::array<std::int8_t, kInputs * kUnits> hidden;  ///< what the first input is to each unit, ...
  std::array<std::int8_t, kUnits> bias;
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
  std::array<Four, kUnits / 4> in{};
  const std::int8_t* hidden = network.hidden.data();
  for (const float one : x) {
    for (Four& four : in) {
      four += Four{static_cast<float>(hidden[0]), static_cast<float>(hidden[1]),
                   static_cast<float>(hidden[2]), static_cast<float>(hidden[3])} *
              one;
      hidden += 4;
    }
  }
  for (std::size_t unit = 0; unit < kUnits; ++unit) {
    const float active = in[unit / 4][unit % 4] * network.hidden_unit +
                         static_cast<float>(network.bias[unit]) * network.bias_unit;
    if (active > 0) sum += network.odds_unit * static_cast<float>(network.odds[unit]) * active;
  }
  return sum;
}

}  // namespace liopep::engine

#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "steps/cadence_path.h"
#include "testing/walk.h"

namespace liopep::engine::training {

/// What the odds of a walk make of one window, worked out once: similarities at the lags of each
/// cadence, the steps of a slice at it.
struct Glance {
  using Each = std::array<float, CadencePath::kCadences>;
  Each one_step, two_steps, half_step, four_steps, steps;
  GaitWindow window;
};

/// Somebody who carries an accelerometer, and how many steps they took.
struct Outing {
  std::string name;
  std::string kind;  ///< phone, normal, fast, slow; others walk none or are models
  double steps = 0;
  std::vector<Glance> glances;
};

Outing watch(std::string name, std::string kind, double steps,
             const testing::Accelerations& samples);

/// The same outing of somebody else with another device: quicker or slower, pushing more or less,
/// noisier, begun later, at 12 or 25 samples a second.
testing::Accelerations varied(const testing::Accelerations& samples, std::uint64_t seed);

/// Models: walks, rides, work of hands, typing.
std::vector<Outing> model_outings(int count_of_each, std::uint64_t seed);

}  // namespace liopep::engine::training

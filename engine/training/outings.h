#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "steps/gait_glance.h"
#include "testing/walk.h"

namespace liopep::engine::training {

/// Somebody who carries an accelerometer, and how many steps they took.
struct Outing {
  std::string name;
  std::string kind;  ///< phone, normal, fast, slow; others walk none or are models
  double steps = 0;
  std::vector<GaitGlance> glances;  ///< what its windows say, whatever the odds
};

Outing watch(std::string name, std::string kind, double steps,
             const testing::Accelerations& samples);

/// The same outing of somebody else with another device: quicker or slower, pushing more or less,
/// noisier, begun later, at 12 or 25 samples a second.
testing::Accelerations varied(const testing::Accelerations& samples, std::uint64_t seed);

/// Models: walks, rides, work of hands, typing.
std::vector<Outing> model_outings(int count_of_each, std::uint64_t seed);

}  // namespace liopep::engine::training

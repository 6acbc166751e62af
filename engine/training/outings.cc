#include "training/outings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "steps/sample_grid.h"
#include "testing/moving_body.h"

namespace liopep::engine::training {
namespace {

using testing::Acceleration;
using testing::Accelerations;
using testing::Chance;

constexpr double kGravity = 9.80665;

double length_of(const Acceleration& sample) {
  return std::hypot(sample.axes[0], sample.axes[1], sample.axes[2]);
}

Outing model_walk(Chance& chance, const std::string& name) {
  const double cadence_hz = chance.between(0.75, 2.5);
  const double push = 0.2 * kGravity * std::pow(cadence_hz / 2, chance.between(1.5, 2.5)) *
                      std::exp(0.35 * chance.normal());
  const testing::Gait gait{
      .cadence_hz = cadence_hz,
      .walk_s = chance.between(40, 80),
      .still_s = chance.between(0.1, 5),
      .rise_m = push / std::pow(2 * std::numbers::pi * cadence_hz, 2),
      .lameness = std::abs(0.15 * chance.normal()),
      .swing = push * (chance.happens(0.5) ? chance.between(0.3, 1.5) : chance.between(0, 0.4)),
      .unevenness = cadence_hz < 1.2 ? chance.between(0.03, 0.1) : chance.between(0.01, 0.04)};
  const auto recording =
      testing::walk(gait, {.rate_hz = chance.one_of(std::array{12.5, 25.0, 50.0, 100.0, 200.0}),
                           .noise = chance.between(0.05, 0.3),
                           .seed = chance.next()});
  return watch(name, cadence_hz < 1 ? "model slow" : "model walk", recording.steps,
               recording.samples);
}

testing::Ride model_ride(Chance& chance) {
  const double road = kGravity * std::exp(chance.between(std::log(0.015), std::log(0.15)));
  return {.road = road,
          .least_hz = chance.between(0.6, 1.2),
          .most_hz = chance.between(2.5, 8),
          .body_part = chance.happens(0.5) ? chance.between(0, 0.8) : 0,
          .body_hz = chance.between(1, 2.5),
          .body_width_hz = chance.between(0.05, 0.4),
          .engine = road * chance.between(0.1, 0.5),
          .sway = road * chance.between(0.1, 0.6)};
}

}  // namespace

Outing watch(std::string name, std::string kind, double steps, const Accelerations& samples) {
  Outing outing{.name = std::move(name), .kind = std::move(kind), .steps = steps, .glances = {}};
  SampleGrid grid;
  long slice = 0;
  for (const Acceleration& sample : samples) {
    grid.add(sample.t_ms, static_cast<float>(length_of(sample)));
    while (grid.next()) {
      while (grid.size() >= bins_before(slice))
        outing.glances.push_back(glance_at(look_at(grid, slice++)));
    }
  }
  while ((slice + 1) * kSliceBins <= grid.size()) {
    outing.glances.push_back(glance_at(look_at(grid, slice++)));
  }
  return outing;
}

Accelerations varied(const Accelerations& samples, std::uint64_t seed) {
  Chance chance(seed);
  double mean = 0;
  for (const Acceleration& sample : samples) mean += length_of(sample);
  mean /= static_cast<double>(samples.size());
  const double stretch = chance.between(0.93, 1.07);
  const double gain = std::exp(0.15 * chance.normal());
  const double noise = chance.between(0, 0.02);
  const double first_ms = samples.front().t_ms + chance.between(0, 800);
  const bool coarse = chance.happens(0.4);
  const double apart_ms =
      coarse ? chance.one_of(std::array{40.0, 80.0}) * chance.between(0.9, 1.1) : 0;
  double next_ms = first_ms;
  Accelerations other;
  for (const Acceleration& sample : samples) {
    if (sample.t_ms < next_ms) continue;
    next_ms = std::max(next_ms + apart_ms, sample.t_ms + apart_ms / 2);
    const double beyond = gain * (length_of(sample) / mean - 1) + noise * chance.normal();
    other.push_back({(sample.t_ms - first_ms) * stretch, {std::abs(mean * (1 + beyond)), 0, 0}});
  }
  return other;
}

std::vector<Outing> model_outings(int count_of_each, std::uint64_t seed) {
  Chance chance(seed);
  std::vector<Outing> outings;
  for (int i = 0; i < count_of_each; ++i) {
    const std::string number = std::to_string(i);
    const testing::Sensor sensor{.rate_hz = chance.one_of(std::array{12.5, 25.0, 60.0, 200.0}),
                                 .seed = chance.next()};
    outings.push_back(model_walk(chance, "walk " + number));
    outings.push_back(
        watch("ride " + number, "ride", 0, testing::bus_ride(60, sensor, model_ride(chance))));
    outings.push_back(watch("bus " + number, "bus", 0,
                            testing::bus_ride(90, sensor, {.least_hz = 0.7, .most_hz = 3.5})));
    outings.push_back(watch("typing " + number, "typing", 0, testing::typing(60, sensor)));
    outings.push_back(watch("work " + number, "work", 0,
                            testing::handwork(60, sensor, chance.between(0.3, 2),
                                              kGravity * std::exp(chance.between(-3.5, -0.9)))));
  }
  return outings;
}

}  // namespace liopep::engine::training

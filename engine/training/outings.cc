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
  const double cadence_hz = chance.between(1.2, 2.6);
  const double push = 0.2 * kGravity * std::pow(cadence_hz / 2, chance.between(1.5, 2.5)) *
                      std::exp(0.35 * chance.normal());
  // A limb swings along what hangs down, or across.
  const double tilt = chance.between(0.2, 1.2);
  const testing::Gait gait{
      .cadence_hz = cadence_hz,
      .walk_s = chance.between(40, 80),
      .still_s = chance.between(0.1, 5),
      .rise_m = push / std::pow(2 * std::numbers::pi * cadence_hz, 2),
      .lameness = std::abs(0.15 * chance.normal()),
      .swing = push * (chance.happens(0.5) ? chance.between(0.3, 3) : chance.between(0, 0.4)),
      .unevenness = chance.between(0.01, 0.05),
      .up = {std::sin(tilt), 0.5 * std::cos(tilt), 0.87 * std::cos(tilt)}};
  const auto recording =
      testing::walk(gait, {.rate_hz = chance.one_of(std::array{12.5, 25.0, 50.0, 100.0, 200.0}),
                           .noise = chance.between(0.05, 0.3),
                           .seed = chance.next()});
  return watch(name, "model walk", recording.steps, recording.samples);
}

/// Slow steps: each a push of its own, more uneven the slower, while the limb that carries the
/// device wanders.
Outing model_slow_walk(Chance& chance, const testing::Sensor& sensor, const std::string& name) {
  struct Push {
    double t_s, length_s, size;
  };
  constexpr double kWalk_s = 60;
  const double cadence_hz = chance.between(0.5, 1.1);
  const double unevenness = chance.between(0.06, 0.18);
  const double size = kGravity * std::exp(chance.between(std::log(0.05), std::log(0.2)));
  std::vector<Push> pushes;
  for (double t_s = 1; t_s < kWalk_s; t_s += std::exp(unevenness * chance.normal()) / cadence_hz) {
    pushes.push_back({t_s, chance.between(0.1, 0.16), size * std::exp(0.3 * chance.normal())});
  }
  std::array<std::array<double, 3>, 8> wander;  // size, turns a second, phase
  for (auto& each : wander) {
    each = {size * chance.between(0, 0.25), chance.between(0.2, 1.5), chance.between(0, 1)};
  }
  const auto upward = [&](double t_s) {
    double sum = 0;
    for (const auto& [part, hz, phase] : wander) {
      sum += part * std::sin(2 * std::numbers::pi * (hz * t_s + phase));
    }
    for (const Push& each : pushes) {
      const double away = (t_s - each.t_s) / each.length_s;
      if (away > -5 && away < 5) sum += each.size * std::exp(-away * away / 2) * (1 - away * away);
    }
    return sum;
  };
  return watch(name, "model slow", static_cast<double>(pushes.size()),
               testing::measure(kWalk_s, sensor, upward));
}

testing::Ride model_ride(Chance& chance) {
  const double road = kGravity * std::exp(chance.between(std::log(0.015), std::log(0.15)));
  return {.road = road,
          .least_hz = chance.between(0.6, 1.2),
          .most_hz = chance.between(1.8, 8),
          .body_part = chance.happens(0.5) ? chance.between(0, 0.8) : 0,
          .body_hz = chance.between(1, 2.5),
          .body_width_hz = chance.between(0.05, 0.4),
          .engine = road * std::exp(chance.between(std::log(0.02), std::log(0.5))),
          .sway = road * chance.between(0.1, 1)};
}

/// A wrist at a steering wheel, a phone in a lap: nothing but a slow, smooth wander.
testing::Ride model_drive(Chance& chance) {
  const double road = kGravity * std::exp(chance.between(std::log(0.01), std::log(0.08)));
  return {.road = road,
          .least_hz = chance.between(0.3, 0.8),
          .most_hz = chance.between(1.5, 3.5),
          .engine = road * std::exp(chance.between(std::log(0.01), std::log(0.2))),
          .sway = road * chance.between(0.1, 1)};
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
    outings.push_back(model_slow_walk(chance, sensor, "slow walk " + number));
    outings.push_back(
        watch("ride " + number, "ride", 0, testing::bus_ride(60, sensor, model_ride(chance))));
    outings.push_back(
        watch("drive " + number, "drive", 0, testing::bus_ride(60, sensor, model_drive(chance))));
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

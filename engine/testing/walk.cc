#include "testing/walk.h"

#include <cmath>
#include <memory>
#include <numbers>

#include "testing/moving_body.h"

namespace liopep::engine::testing {
namespace {

constexpr double kGravity = 9.80665;
constexpr double kTurn = 2 * std::numbers::pi;

/// When each step begins; the last one is the end.
std::vector<double> step_times(const Gait& gait, Chance& chance) {
  std::vector<double> times;
  double t_s = gait.still_s;
  while (t_s < gait.still_s + gait.walk_s) {
    times.push_back(t_s);
    t_s += (1 + gait.unevenness * chance.between(-1.7, 1.7)) / gait.cadence_hz;
  }
  times.push_back(t_s);
  return times;
}

Accelerations sample(double length_s, const Sensor& sensor,
                     const std::function<std::array<double, 3>(double)>& at) {
  Chance chance(sensor.seed);
  Accelerations samples;
  double t_s = 0;
  while (t_s < length_s) {
    Acceleration each{.t_ms = t_s * 1000, .axes = at(t_s)};
    for (double& axis : each.axes) {
      axis = (axis + sensor.noise * chance.between(-1.7, 1.7)) / sensor.unit;
    }
    samples.push_back(each);
    t_s += (1 + sensor.jitter * chance.between(-1, 1)) / sensor.rate_hz;
  }
  return samples;
}

/// A sum of waves between two frequencies, of mean square 1.
class Rumble {
 public:
  Rumble(int count, double least_hz, double most_hz, Chance& chance) {
    for (int i = 0; i < count; ++i) {
      waves_.push_back({chance.between(least_hz, most_hz), chance.between(0, kTurn)});
    }
  }
  double at(double t_s) const {
    double sum = 0;
    for (const auto& [hz, phase] : waves_) sum += std::sin(kTurn * hz * t_s + phase);
    return sum * std::sqrt(2.0 / static_cast<double>(waves_.size()));
  }

 private:
  struct Wave {
    double hz, phase;
  };
  std::vector<Wave> waves_;
};

}  // namespace

WalkRecording walk(const Gait& gait, const Sensor& sensor) {
  Chance chance(sensor.seed + 1000);
  const std::vector<double> times = step_times(gait, chance);
  const double push = gait.rise_m * std::pow(kTurn * gait.cadence_hz, 2);
  std::size_t step = 0;
  const auto at = [&](double t_s) -> std::array<double, 3> {
    double upward = 0;
    double swing = 0;
    if (t_s >= times.front() && t_s < times.back()) {
      while (times[step + 1] <= t_s) ++step;
      const double phase = (t_s - times[step]) / (times[step + 1] - times[step]);
      const double side = step % 2 == 0 ? 1 : -1;
      upward = push * (1 + side * gait.lameness) *
               (std::cos(kTurn * phase) + 0.3 * std::cos(2 * kTurn * phase + 1));
      swing = gait.swing * std::cos(kTurn / 2 * (static_cast<double>(step % 2) + phase));
    }
    std::array<double, 3> axes = gait.up;
    for (double& axis : axes) axis *= kGravity + upward;
    axes[0] += swing;
    return axes;
  };
  return {sample(times.back() + gait.still_s, sensor, at), static_cast<int>(times.size()) - 1};
}

Accelerations measure(double length_s, const Sensor& sensor,
                      const std::function<double(double)>& upward) {
  return sample(length_s, sensor, [&](double t_s) -> std::array<double, 3> {
    return {0.2 * (kGravity + upward(t_s)), 0.5 * (kGravity + upward(t_s)),
            0.84 * (kGravity + upward(t_s))};
  });
}

Accelerations typing(double length_s, const Sensor& sensor) {
  Chance chance(sensor.seed + 2000);
  std::vector<double> strokes;
  for (double t_s = 1; t_s < length_s;) {
    strokes.push_back(t_s);
    t_s += chance.between(0, 1) < 0.1 ? chance.between(0.5, 4) : chance.between(0.08, 0.35);
  }
  return measure(length_s, sensor, [&](double t_s) {
    double sum = 0;
    for (const double stroke_s : strokes) {
      const double away = (t_s - stroke_s) / 0.02;
      if (away > -5 && away < 5) sum += 0.8 * std::exp(-away * away / 2);
    }
    return sum;
  });
}

Accelerations bus_ride(double length_s, const Sensor& sensor, const Ride& ride) {
  Chance chance(sensor.seed + 3000);
  const Rumble road(60, ride.least_hz, ride.most_hz, chance);
  const Rumble engine(6, 10, 25, chance);
  const Rumble sway(10, 0.1, 0.6, chance);
  const Rumble street(8, 0.02, 0.12, chance);
  const Rumble body(12, ride.body_hz - ride.body_width_hz, ride.body_hz + ride.body_width_hz,
                    chance);
  return measure(length_s, sensor, [&](double t_s) {
    const double floor = (1 - ride.body_part) * road.at(t_s) + ride.body_part * body.at(t_s);
    return ride.road * floor * std::abs(1 + 0.5 * street.at(t_s)) + ride.engine * engine.at(t_s) +
           ride.sway * sway.at(t_s);
  });
}

Accelerations handwork(double length_s, const Sensor& sensor, double a_second, double push) {
  struct Movement {
    double t_s, length_s, push;
  };
  Chance chance(sensor.seed + 4000);
  std::vector<Movement> movements;
  for (double t_s = 0; t_s < length_s;) {
    if (chance.happens(0.15)) t_s += chance.between(1, 6);
    const double sign = chance.happens(0.5) ? 1 : -1;
    movements.push_back(
        {t_s, chance.between(0.08, 0.5), sign * push * std::exp(0.7 * chance.normal())});
    t_s += 0.1 - std::log(chance.between(1e-6, 1)) / a_second;
  }
  return measure(length_s, sensor, [&](double t_s) {
    double sum = 0;
    for (const Movement& each : movements) {
      const double away = (t_s - each.t_s) / each.length_s;
      if (away > -4 && away < 4)
        sum += each.push * std::exp(-away * away / 2) * (1 - away * away / 2);
    }
    return sum;
  });
}

StepReport count(const Accelerations& samples, std::vector<StepSlice>* slices) {
  const auto counter = std::make_unique<StepCounter>();
  const auto keep = [&](const StepReport& report) {
    if (slices == nullptr) return;
    slices->insert(slices->end(), report.slices.begin(),
                   report.slices.begin() + report.slice_count);
  };
  for (const auto& [t_ms, axes] : samples) keep(counter->add(t_ms, axes[0], axes[1], axes[2]));
  keep(counter->finish());
  return counter->report();
}

}  // namespace liopep::engine::testing

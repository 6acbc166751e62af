#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

#include "liopep/steps.h"

namespace liopep::engine::testing {

/// One sample of an accelerometer, in m/s2.
struct Acceleration {
  double t_ms = 0;
  std::array<double, 3> axes{};
};
using Accelerations = std::vector<Acceleration>;

/// How somebody walks with a phone. The body rises and falls with every step; one leg pushes more
/// than the other (`lameness`); an arm or a pocket swings with every second step.
struct Gait {
  double cadence_hz = 1.8;
  double walk_s = 60;
  double still_s = 4;     ///< before and after
  double rise_m = 0.025;  ///< half of the way up and down
  double lameness = 0.1;  ///< part of the push
  double swing = 0;       ///< of the carrying limb, m/s2
  double unevenness = 0.02;
  std::array<double, 3> up = {0.2, 0.5, 0.84};  ///< how the phone is held
};

/// How it is measured.
struct Sensor {
  double rate_hz = 60;
  double jitter = 0.1;  ///< of the sample time
  double noise = 0.1;   ///< m/s2
  double unit = 1;      ///< of its numbers, in m/s2
  std::uint64_t seed = 1;
};

struct WalkRecording {
  Accelerations samples;
  int steps = 0;
};
WalkRecording walk(const Gait& gait, const Sensor& sensor);

/// Measures any upward acceleration (m/s2, beyond gravity) for so long.
Accelerations measure(double length_s, const Sensor& sensor,
                      const std::function<double(double t_s)>& upward);

Accelerations typing(double length_s, const Sensor& sensor);

/// How a floor shakes under whoever sits or stands on it, m/s2: an even band of the road's waves,
/// or partly the body of the vehicle, which swings at one frequency or another near its own.
struct Ride {
  double road = 0.6;
  double least_hz = 0.7;
  double most_hz = 6;
  double body_part = 0;  ///< of the road's waves that the body makes its own
  double body_hz = 1.4;
  double body_width_hz = 0.2;
  double engine = 0.2;
  double sway = 0.3;
};
/// A seat in a bus: road, engine, sway, swelling and fading with the street.
Accelerations bus_ride(double length_s, const Sensor& sensor, const Ride& ride = {});

/// Hands at work: single movements, uneven in time, strength and length.
Accelerations handwork(double length_s, const Sensor& sensor, double a_second, double push);

/// Feeds all samples and finishes; `times` gets the slices.
StepReport count(const Accelerations& samples, std::vector<StepSlice>* slices = nullptr);

}  // namespace liopep::engine::testing

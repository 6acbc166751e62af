#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <memory>

#include "liopep/steps.h"
#include "testing/recording.h"
#include "testing/walk.h"

namespace liopep::engine::testing {
namespace {

double error_of(const WalkRecording& recording) {
  const double steps = count(recording.samples).steps;
  return std::abs(steps - recording.steps) / recording.steps;
}

TEST(StepCounter, CountsWalksOfManyCadences) {
  for (double cadence_hz = 1.4; cadence_hz <= 2.6; cadence_hz += 0.15) {
    const auto recording = walk({.cadence_hz = cadence_hz}, {});
    EXPECT_LE(error_of(recording), 0.03) << cadence_hz;
  }
}

TEST(StepCounter, CountsTheSameAtEveryRate) {
  for (const double rate_hz : {12.5, 25.0, 50.0, 100.0, 200.0, 400.0}) {
    const auto recording = walk({}, {.rate_hz = rate_hz, .seed = 3});
    EXPECT_LE(error_of(recording), 0.03) << rate_hz;
  }
}

TEST(StepCounter, CountsWhenSamplesComeIrregularly) {
  for (const double jitter : {0.3, 0.6, 0.9}) {
    const auto recording = walk({}, {.rate_hz = 40, .jitter = jitter, .seed = 5});
    EXPECT_LE(error_of(recording), 0.03) << jitter;
  }
}

TEST(StepCounter, CountsInAnyUnit) {
  for (const double unit : {1.0, 9.80665, 0.00059855}) {
    const auto recording = walk({}, {.unit = unit});
    EXPECT_LE(error_of(recording), 0.03) << unit;
  }
}

TEST(StepCounter, CountsHoweverThePhoneIsHeld) {
  for (const std::array<double, 3> up :
       {std::array{1.0, 0.0, 0.0}, {0.0, -1.0, 0.0}, {0.6, 0.0, -0.8}}) {
    EXPECT_LE(error_of(walk({.up = up}, {})), 0.03) << up[0];
  }
}

TEST(StepCounter, TellsStepsFromStrides) {
  // Every second step pushes much more and the arm swings at half the cadence.
  for (const double cadence_hz : {1.6, 1.9, 2.2}) {
    const auto recording =
        walk({.cadence_hz = cadence_hz, .lameness = 0.35, .swing = 1.5}, {.rate_hz = 25});
    EXPECT_LE(error_of(recording), 0.04) << cadence_hz;
  }
}

TEST(StepCounter, SaysCadenceAndWalkedTime) {
  const auto recording = walk({.cadence_hz = 1.9, .walk_s = 60}, {});
  std::vector<StepSlice> slices;
  const StepReport report = count(recording.samples, &slices);
  EXPECT_NEAR(report.walking_ms, 60'000, 5'000);
  double steps = 0;
  double end_ms = 0;
  for (const StepSlice& slice : slices) {
    EXPECT_NEAR(slice.t_ms, end_ms, 1e-6);
    end_ms = slice.t_ms + slice.duration_ms;
    steps += static_cast<double>(slice.steps);
    if (slice.t_ms > 12'000 && slice.t_ms < 56'000) EXPECT_NEAR(slice.cadence_spm, 114, 4);
  }
  EXPECT_NEAR(steps, report.steps, 0.5);
}

TEST(StepCounter, ReportsWhileWalking) {
  const auto recording = walk({.walk_s = 40}, {});
  const auto counter = std::make_unique<StepCounter>();
  bool walked = false;
  for (const auto& [t_ms, axes] : recording.samples) {
    const StepReport& report = counter->add(t_ms, axes[0], axes[1], axes[2]);
    if (t_ms > 18'000 && t_ms < 40'000) {
      EXPECT_TRUE(report.walking) << t_ms;
      EXPECT_NEAR(report.steps, (t_ms / 1000 - 4 - 4) * 1.8, 6) << t_ms;
      walked = true;
    }
  }
  EXPECT_TRUE(walked);
}

TEST(StepCounter, CountsNoneWhereNobodyWalks) {
  for (const std::uint64_t seed : {1, 2, 3}) {
    for (const double rate_hz : {25.0, 60.0, 200.0}) {
      const Sensor sensor{.rate_hz = rate_hz, .seed = seed};
      EXPECT_EQ(count(measure(60, sensor, [](double) { return 0; })).steps, 0U);
      EXPECT_EQ(count(typing(90, sensor)).steps, 0U) << seed << ' ' << rate_hz;
      EXPECT_LE(count(bus_ride(90, sensor)).steps, 1U) << seed << ' ' << rate_hz;
    }
  }
}

TEST(StepCounter, CountsNextToNothingOnAFloorThatShakesAsFastAsSteps) {
  // As evenly as no road does, all of it between 0.7 and 3.5 Hz.
  double steps = 0;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    const auto ride = bus_ride(90, {.rate_hz = 50, .seed = seed}, {.most_hz = 3.5});
    steps += count(ride).steps;
  }
  EXPECT_LE(steps / 12, 20);
}

TEST(StepCounter, CountsNextToNothingInAVehicleWhoseBodySwings) {
  double steps = 0;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    const Ride ride{.road = 0.5, .body_part = 0.5, .body_hz = 1 + 0.1 * static_cast<double>(seed)};
    steps += count(bus_ride(90, {.rate_hz = 25, .seed = seed}, ride)).steps;
  }
  EXPECT_LE(steps / 12, 10);
}

TEST(StepCounter, CountsFastWalksByAnArmThatSwingsMoreThanTheBody) {
  // At 12.5 samples a second, the swing at half the cadence outweighs the steps.
  for (const double cadence_hz : {2.0, 2.2}) {
    const auto recording =
        walk({.cadence_hz = cadence_hz, .rise_m = 0.009, .lameness = 0.3, .swing = 2.5},
             {.rate_hz = 12.5, .seed = 7});
    EXPECT_LE(error_of(recording), 0.05) << cadence_hz;
  }
}

TEST(StepCounter, TakesNoStrideOfASwingingArmForAStep) {
  // The arm swings along what hangs down, as hard as a walk at half the cadence never pushes.
  for (const double cadence_hz : {1.6, 1.8, 2.0}) {
    const auto recording = walk({.cadence_hz = cadence_hz,
                                 .rise_m = 0.01,
                                 .lameness = 0.2,
                                 .swing = 2.5,
                                 .up = {0.7, 0.5, 0.5}},
                                {.rate_hz = 12.5, .seed = 11});
    EXPECT_LE(error_of(recording), 0.05) << cadence_hz;
  }
}

TEST(StepCounter, CountsNextToNothingAtASteeringWheel) {
  // A slow, smooth wander with nothing faster in it.
  double steps = 0;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    const Ride wheel{.road = 0.3, .least_hz = 0.4, .most_hz = 2, .engine = 0.03};
    steps += count(bus_ride(90, {.rate_hz = 12.5, .noise = 0.02, .seed = seed}, wheel)).steps;
  }
  EXPECT_LE(steps / 12, 10);
}

TEST(StepCounter, EndsAWalkWhereItEnds) {
  for (const std::uint64_t seed : {1, 2, 3, 4, 5, 6}) {
    const auto recording = walk({.cadence_hz = 1.8, .walk_s = 30}, {.rate_hz = 25, .seed = seed});
    EXPECT_NEAR(count(recording.samples).steps, recording.steps, 2) << seed;
  }
}

TEST(StepCounter, CountsNoneForSingleGestures) {
  const auto lifts = measure(60, {}, [](double t_s) {
    const double away = std::fmod(t_s, 7.3) - 3;
    return 4 * std::exp(-away * away / 0.08);
  });
  EXPECT_EQ(count(lifts).steps, 0U);
}

TEST(StepCounter, IgnoresWhatIsNoSample) {
  const auto recording = walk({.walk_s = 30}, {});
  const std::uint32_t steps = count(recording.samples).steps;
  const double nothing = std::numeric_limits<double>::quiet_NaN();
  const double endless = std::numeric_limits<double>::infinity();
  Accelerations spoiled;
  for (const Acceleration& each : recording.samples) {
    spoiled.push_back(each);
    spoiled.push_back({each.t_ms + 0.01, {nothing, 0, 0}});
    spoiled.push_back({nothing, each.axes});
    spoiled.push_back({each.t_ms + 0.01, {0, endless, 0}});
    spoiled.push_back({each.t_ms - 300, each.axes});
    spoiled.push_back({each.t_ms, each.axes});
  }
  const StepReport report = count(spoiled);
  EXPECT_EQ(report.steps, steps);
  EXPECT_EQ(report.ignored, 5 * recording.samples.size());
}

TEST(StepCounter, GoesOnAfterAGapAndAfterTheClockWasSetBack) {
  const auto recording = walk({.walk_s = 30}, {});
  const std::uint32_t once = count(recording.samples).steps;
  for (const double shift_ms : {60'000.0, -20'000.0}) {
    Accelerations twice = recording.samples;
    for (Acceleration each : recording.samples) {
      each.t_ms += shift_ms;
      twice.push_back(each);
    }
    EXPECT_NEAR(count(twice).steps, 2 * once, 1) << shift_ms;
  }
}

TEST(StepCounter, StartsAnew) {
  const auto recording = walk({.walk_s = 20}, {});
  const auto counter = std::make_unique<StepCounter>();
  const auto feed = [&] {
    for (const auto& [t_ms, axes] : recording.samples)
      counter->add(t_ms, axes[0], axes[1], axes[2]);
    return counter->finish().steps;
  };
  const std::uint32_t first = feed();
  counter->start();
  EXPECT_EQ(counter->report().steps, 0U);
  EXPECT_EQ(feed(), first);
}

/// Lines of "t_ms,x,y,z" after a line of names.
Accelerations read_walk() {
  const std::string text = read_text("engine/recordings/walk.csv");
  Accelerations samples;
  for (std::size_t at = text.find('\n') + 1; at < text.size(); at = text.find('\n', at) + 1) {
    const char* place = text.c_str() + at;
    char* end = nullptr;
    Acceleration sample;
    sample.t_ms = std::strtod(place, &end);
    for (double& axis : sample.axes) axis = std::strtod(end + 1, &end);
    samples.push_back(sample);
  }
  return samples;
}

/// FNV-1a over the bits of all slices.
std::uint64_t hash_of(const std::vector<StepSlice>& slices) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  const auto add = [&](std::uint64_t bits) {
    for (int i = 0; i < 8; ++i) hash = (hash ^ (bits >> (8 * i) & 0xFF)) * 0x100000001B3ULL;
  };
  for (const StepSlice& slice : slices) {
    add(std::bit_cast<std::uint64_t>(slice.t_ms));
    add(std::bit_cast<std::uint32_t>(slice.steps));
    add(std::bit_cast<std::uint32_t>(slice.cadence_spm));
  }
  return hash;
}

TEST(WalkRecordingOfAPerson, GivesTheSameBitsEverywhere) {
  std::vector<StepSlice> slices;
  const StepReport report = count(read_walk(), &slices);
  EXPECT_EQ(report.steps, 66U);
  EXPECT_EQ(hash_of(slices), 0x6e6850c6dfc931b3ULL) << std::hex << hash_of(slices);
}

TEST(StepLength, ComesFromHeightOrFromAMeasuredWalk) {
  EXPECT_DOUBLE_EQ(step_length_m(180, StepBody::male), 0.747);
  EXPECT_DOUBLE_EQ(step_length_m(160, StepBody::female), 0.6608);
  EXPECT_DOUBLE_EQ(step_length_m(170), 0.7038);
  EXPECT_EQ(step_length_m(17), 0);
  EXPECT_EQ(step_length_m(std::numeric_limits<double>::quiet_NaN()), 0);
  EXPECT_DOUBLE_EQ(measured_step_length_m(75, 100), 0.75);
  EXPECT_EQ(measured_step_length_m(75, 10), 0);
  EXPECT_EQ(measured_step_length_m(750, 100), 0);
}

}  // namespace
}  // namespace liopep::engine::testing

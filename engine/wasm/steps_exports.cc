// The step counter as a module of its own. web/src/engine/steps.ts is the other side of this door.
#include <array>
#include <cstddef>
#include <cstdint>

#include "liopep/steps.h"

#define LIOPEP_EXPORT(name) extern "C" __attribute__((export_name(#name)))

namespace {

using namespace liopep::engine;

/// What the page reads: little-endian, natural alignment, offsets fixed below.
struct WireSteps {
  double t_ms;
  double walking_ms;
  std::uint32_t steps;
  std::uint32_t walking;
  float cadence_spm;
  std::uint32_t ignored;
};
static_assert(offsetof(WireSteps, steps) == 16 && sizeof(WireSteps) == 32);

/// Samples of one call: time and three axes each.
constexpr std::uint32_t kMaxSamples = 256;

StepCounter counter;
std::array<std::array<double, 4>, kMaxSamples> samples;
WireSteps wire;

const WireSteps* write() {
  const StepReport& report = counter.report();
  wire = {report.t_ms,        report.walking_ms, report.steps, report.walking ? 1U : 0U,
          report.cadence_spm, report.ignored};
  return &wire;
}

}  // namespace

/// Starts anew; forgets everything.
LIOPEP_EXPORT(liopep_steps_start) void liopep_steps_start() {
  counter.start();
}

/// Where up to 256 samples of four doubles (t_ms, x, y, z) are to be written before they are added.
LIOPEP_EXPORT(liopep_steps_samples) void* liopep_steps_samples() {
  return samples.data();
}

/// Takes the first `count` samples.
LIOPEP_EXPORT(liopep_steps_add) const WireSteps* liopep_steps_add(std::uint32_t count) {
  for (std::uint32_t i = 0; i < count && i < kMaxSamples; ++i) {
    const auto& [t_ms, x, y, z] = samples[i];
    counter.add(t_ms, x, y, z);
  }
  return write();
}

/// Settles what is still open.
LIOPEP_EXPORT(liopep_steps_finish) const WireSteps* liopep_steps_finish() {
  counter.finish();
  return write();
}

/// Metres of one step for somebody of this height; 0 when the height is not plausible.
LIOPEP_EXPORT(liopep_steps_length_m) double liopep_steps_length_m(double height_cm) {
  return step_length_m(height_cm);
}

/// Metres of one step by a walk of known length; 0 when that is not plausible.
LIOPEP_EXPORT(liopep_steps_measured_length_m)
double liopep_steps_measured_length_m(double distance_m, std::uint32_t steps) {
  return measured_step_length_m(distance_m, steps);
}

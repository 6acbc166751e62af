// Any numbers as accelerometer samples and times: reports stay finite and plausible, slices follow
// each other, and the same input gives the same report.
#include <bit>
#include <cmath>
#include <memory>

#include "fuzz/bytes.h"
#include "fuzz/check.h"
#include "liopep/steps.h"

namespace liopep::engine::fuzz {
namespace {

/// No slice of 0.4 s has more steps than the quickest cadence makes.
constexpr float kMostSteps = 2;

void must_be_sound(const StepReport& report) {
  LIOPEP_MUST(std::isfinite(report.t_ms) && std::isfinite(report.walking_ms));
  LIOPEP_MUST(report.cadence_spm >= 0 && report.cadence_spm <= 300);
  LIOPEP_MUST(report.walking_ms >= 0);
  LIOPEP_MUST(report.slice_count >= 0 && report.slice_count <= kMaxSlices);
  for (int i = 0; i < report.slice_count; ++i) {
    const StepSlice& slice = report.slices[static_cast<std::size_t>(i)];
    LIOPEP_MUST(slice.steps >= 0 && slice.steps <= kMostSteps);
    LIOPEP_MUST(slice.cadence_spm >= 0 && slice.cadence_spm <= 300);
    LIOPEP_MUST(slice.walking || slice.steps == 0);
    if (i > 0) LIOPEP_MUST(slice.t_ms > report.slices[static_cast<std::size_t>(i) - 1].t_ms);
  }
}

void must_be_same(const StepReport& a, const StepReport& b) {
  LIOPEP_MUST(a.steps == b.steps && a.slice_count == b.slice_count && a.ignored == b.ignored);
  LIOPEP_MUST(std::bit_cast<std::uint32_t>(a.cadence_spm) ==
              std::bit_cast<std::uint32_t>(b.cadence_spm));
}

/// A stretch of samples: a walk, stillness, noise, or anything at all.
void play(Bytes& bytes, double& t_ms, StepCounter& counter, StepCounter& twin) {
  const std::size_t kind = bytes.choice(6);
  const double every_ms = 1 + bytes.byte() / 2.0;
  const double period_ms = 200 + 8.0 * bytes.byte();
  const float size = bytes.small();
  const int samples = bytes.byte();
  if (kind == 4) t_ms += 1e4 * bytes.small();
  if (kind == 5) t_ms = bytes.any_double();
  for (int i = 0; i < samples; ++i) {
    t_ms += every_ms;
    double x = 1 + static_cast<double>(size) * std::sin(6.2831853 * t_ms / period_ms);
    if (kind == 1) x = 1;
    if (kind == 2) x = 1 + static_cast<double>(bytes.small());
    if (kind == 3) x = bytes.any_double();
    const StepReport& report = counter.add(t_ms, x, 0, 0);
    must_be_sound(report);
    must_be_same(report, twin.add(t_ms, x, 0, 0));
    if (kind == 3 && bytes.empty()) return;
  }
}

void take(Bytes bytes) {
  static const auto kCounter = std::make_unique<StepCounter>();
  static const auto kTwin = std::make_unique<StepCounter>();
  kCounter->start();
  kTwin->start();
  double t_ms = 0;
  int stretches = 0;
  while (!bytes.empty() && ++stretches < 12) play(bytes, t_ms, *kCounter, *kTwin);
  const StepReport& report = kCounter->finish();
  must_be_sound(report);
  must_be_same(report, kTwin->finish());
}

}  // namespace
}  // namespace liopep::engine::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  liopep::engine::fuzz::take({data, size});
  return 0;
}

// Any bytes as a recording of an accelerometer: read, or refused with a place and a fix.
#include <cmath>
#include <cstdint>
#include <memory>
#include <string_view>

#include "cli/sample_file.h"
#include "fuzz/check.h"
#include "fuzz/exact_copy.h"
#include "liopep/steps.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace liopep::engine;
  const fuzz::ExactCopy copy(data, size);
  const auto samples = parse_samples(copy.text());
  if (!samples) {
    LIOPEP_MUST(samples.error().size() > 10 && samples.error().size() < 600);
    return 0;
  }
  LIOPEP_MUST(!samples->empty() && samples->size() <= size);
  static const auto kCounter = std::make_unique<StepCounter>();
  kCounter->start();
  for (const AccelerationSample& sample : *samples) kCounter->add(sample.t_ms, sample.magnitude);
  LIOPEP_MUST(kCounter->finish().steps <= samples->size() * 8);
  return 0;
}

// Any bytes as a WAV file: read or refused with a reason, never more; what is read can be heard.
#include <memory>
#include <string_view>

#include "cli/sound_file.h"
#include "fuzz/exact_copy.h"
#include "fuzz/sound_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace liopep::engine;
  const fuzz::ExactCopy copy(data, size);
  const auto recording = parse_sound(copy.text());
  if (!recording) {
    LIOPEP_MUST(!recording.error().empty());
    return 0;
  }
  LIOPEP_MUST(!recording->samples.empty());
  static const auto kListener = std::make_unique<Listener>();
  LIOPEP_MUST(kListener->start(recording->rate_hz));
  std::array<float, kBlockSize> block{};
  for (std::size_t at = 0; at + kBlockSize <= recording->samples.size(); at += kBlockSize) {
    for (std::size_t i = 0; i < kBlockSize; ++i) block[i] = recording->samples[at + i];
    fuzz::must_be_sound(kListener->step(block));
  }
  return 0;
}

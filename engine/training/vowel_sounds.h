#pragma once

#include <vector>

#include "sound/voice.h"
#include "training/bodies.h"

namespace liopep::engine::testing {

/// A sound that was spoken by a model, as the engine heard it.
struct VowelSound {
  int speaker = 0;  ///< place in the list of speakers
  int five = 0;     ///< labels: see `Quality`
  int swedish = 0;
  VoiceColour colour;
};

/// Speaks `count` sounds of all kinds by all these speakers, each in a room of its own, and lets the
/// engine hear them. The same ones for the same seed, on every machine.
std::vector<VowelSound> speak_sounds(const std::vector<Speaker>& speakers, int count,
                                     std::uint64_t seed);

}  // namespace liopep::engine::testing

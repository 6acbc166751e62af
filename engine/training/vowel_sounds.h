#pragma once

#include <vector>

#include "sound/voice.h"
#include "training/bodies.h"

namespace liopep::engine::testing {

/// A sound that was spoken by a model, as the engine heard it.
struct VowelSound {
  int speaker = 0;  ///< place in the list of speakers
  int session = 0;  ///< one of theirs: a room, a manner and a way to say each vowel
  int five = 0;     ///< labels: see `Quality`
  int swedish = 0;
  VoiceColour colour;
};

inline constexpr int kSessionSounds = 12;

/// Speaks sounds of all kinds, twelve in a session of one speaker by chance, and lets the engine
/// hear them. The same ones for the same seed.
std::vector<VowelSound> speak_session(const std::vector<Speaker>& speakers, std::uint64_t seed);

}  // namespace liopep::engine::testing

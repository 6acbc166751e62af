#pragma once

#include "liopep/learned_voice.h"
#include "sound/own_voice.h"

namespace liopep::engine {

/// The numbers of what was named.
LearnedVoice learned_voice_of(const VowelEvidence& evidence, const VowelModel& model);

/// Reads them back. False, and `evidence` is unchanged, where they belong to another model or set
/// of vowels, name nothing, or hold what no voice has.
[[nodiscard]] bool read_learned_voice(const LearnedVoice& voice, const VowelModel& model,
                                      VowelEvidence& evidence);

}  // namespace liopep::engine

#pragma once

#include "arithmetic/dice.h"
#include "liopep/call_report.h"

namespace liopep::engine {

using CallItems = std::array<CallItem, kMaxSequence>;

/// A call of `count` items. Claps are a beat or half a beat apart, tones one or two steps of the
/// scale; no vowel comes twice running.
CallItems write_call(const SoundActivity& activity, int count, Dice& dice);

}  // namespace liopep::engine

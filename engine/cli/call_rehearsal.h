#pragma once

#include <string>
#include <vector>

#include "liopep/sound_activity.h"

namespace liopep::engine {

/// Answers the calls of a file as a member does who hears and does everything exactly; what went
/// wrong, in words. Every answer must be found right, up to the longest call. One in which a single
/// item is as near to the right one as this file has another (the other of beat and half a beat,
/// the next tone of the scale, another vowel) must be found wrong, for a short call and a long one.
///
/// The answers are what the listener would report of them: how well it hears is not asked here.
std::vector<std::string> rehearse_call(const SoundActivity& activity);

}  // namespace liopep::engine

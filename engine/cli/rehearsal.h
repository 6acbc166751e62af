#pragma once

#include <string>
#include <vector>

#include "liopep/exercise.h"

namespace liopep::engine {

/// Lets an exercise count its own demonstrator, at several frame rates; what went wrong, in words.
/// Whole repetitions and holds must be counted all, each for its side, without a cue about form or
/// safety. Movement that goes only half the way to the furthest pose must count as nothing, and
/// begin no hold.
std::vector<std::string> rehearse(const Exercise& exercise);

}  // namespace liopep::engine

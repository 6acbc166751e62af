#pragma once

#include <cstddef>

#include "liopep/exercise.h"

namespace liopep::engine {

/// Writes `exercise` as an exercise file into `text`; returns its length, 0 when it does not fit.
/// What only the page shows (name, instructions, cues) is general; checks of the form are not
/// written. `read_exercise` reads back the same numbers, to a thousandth.
std::size_t write_exercise(const Exercise& exercise, char* text, std::size_t capacity);

}  // namespace liopep::engine

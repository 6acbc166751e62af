#pragma once

#include <vector>

#include "liopep/exercise.h"

namespace liopep::engine::fuzz {

/// Every exercise of content/exercises, squat and overhead-reach first.
const std::vector<Exercise>& content_exercises();

}  // namespace liopep::engine::fuzz

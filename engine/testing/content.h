#pragma once

#include <vector>

#include "liopep/exercise.h"

namespace liopep::engine::testing {

/// Every exercise of content/exercises, by id.
std::vector<Exercise> content_exercises();

}  // namespace liopep::engine::testing

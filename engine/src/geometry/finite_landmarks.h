#pragma once

#include "liopep/landmarks.h"

namespace liopep::engine {

/// Copies `input`, making every number finite: a broken landmark stays where it was, unseen.
void take_finite(const Landmarks& input, Landmarks& landmarks);

}  // namespace liopep::engine

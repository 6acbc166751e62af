#pragma once

#include "liopep/exercise.h"
#include "liopep/report.h"

namespace liopep::engine::fuzz {

/// Aborts unless every number of the report is finite and within what its comments promise.
void must_be_sound(const MovementReport& report);

/// Aborts unless `after` can follow `before`: counts never decrease, and grow with their events,
/// on the side that they name.
void must_follow(const MovementReport& before, const MovementReport& after);

/// Aborts unless both say the same, number by number.
void must_be_same(const MovementReport& a, const MovementReport& b);

/// Aborts unless an exercise that was accepted is one that can be counted.
void must_be_sound(const Exercise& exercise);

/// Aborts unless a refusal names a field and a reason in zero-terminated texts.
void must_explain(const ContentError& error);

}  // namespace liopep::engine::fuzz

#pragma once

#include "liopep/game.h"

namespace liopep::engine::fuzz {

/// Aborts unless every number of the report is finite and within what its comments promise.
void must_be_sound(const GameReport& report);

/// Aborts unless `after` can follow `before`: points are never taken away, time never comes back.
void must_follow(const GameReport& before, const GameReport& after);

}  // namespace liopep::engine::fuzz

#pragma once

#include <vector>

#include "liopep/import.h"

namespace liopep::engine {

/// The clock of this machine (TZ), from 1990 to 2069, for files that say only UTC.
std::vector<ZoneSpan> local_zone();

}  // namespace liopep::engine

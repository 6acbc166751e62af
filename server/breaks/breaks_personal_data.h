#pragma once

#include "server/base/personal_data.h"

namespace liopep::breaks {

/// The table `results`.
[[nodiscard]] privacy::PersonalData breaks_personal_data();

}  // namespace liopep::breaks

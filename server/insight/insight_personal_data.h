#pragma once

#include "server/base/personal_data.h"

namespace liopep::insight {

/// The table `daily_rollups`.
[[nodiscard]] privacy::PersonalData insight_personal_data();

}  // namespace liopep::insight

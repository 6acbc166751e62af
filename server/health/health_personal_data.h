#pragma once

#include "server/base/personal_data.h"

namespace liopep::health {

/// The tables `health_days` and `health_consents`.
[[nodiscard]] privacy::PersonalData health_personal_data();

}  // namespace liopep::health

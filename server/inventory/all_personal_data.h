#pragma once

#include "server/base/personal_data.h"

namespace liopep {

/// Every table of every feature: the record of what Liopep stores about people, and why.
[[nodiscard]] privacy::PersonalData all_personal_data();

}  // namespace liopep

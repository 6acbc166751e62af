#pragma once

#include "server/base/personal_data.h"

namespace liopep::identity {

/// The tables `members`, `identities` and `sessions`.
[[nodiscard]] privacy::PersonalData identity_personal_data();

}  // namespace liopep::identity

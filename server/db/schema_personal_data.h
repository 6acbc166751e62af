#pragma once

#include "server/base/personal_data.h"

namespace liopep::db {

/// The tables of `server/db` itself.
[[nodiscard]] privacy::PersonalData schema_personal_data();

}  // namespace liopep::db

#pragma once

#include <compare>
#include <span>
#include <string>
#include <vector>

#include "server/base/error.h"
#include "server/db/migration.h"

namespace liopep::db {

/// A column that exists.
struct StoredColumn {
  std::string table;
  std::string column;
  auto operator<=>(const StoredColumn&) const = default;
};

/// Every column of every table after all migrations and `more`, sorted; found by applying them to
/// an empty database in memory.
[[nodiscard]] Result<std::vector<StoredColumn>> schema_after_migrations(
    std::span<const Migration> more = {});

}  // namespace liopep::db

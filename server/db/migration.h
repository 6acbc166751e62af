#pragma once

#include <span>
#include <string_view>

#include "server/base/error.h"
#include "server/db/sqlite_connection.h"

namespace liopep::db {

/// One step of the schema, from `migrations/NNNN_name.sql`. Once released, a step never changes.
struct Migration {
  int number;
  std::string_view name;
  const char* sql;
};

/// All steps, embedded at build time, in ascending order.
[[nodiscard]] std::span<const Migration> all_migrations();

/// Brings the database up to the last of `migrations`. Each step and its row in
/// `schema_migrations` are one transaction, so that a kill at any point leaves a whole step or
/// none. Errors: the database is newer than this program; an applied step has changed since.
[[nodiscard]] Result<void> migrate(SqliteConnection& connection,
                                   std::span<const Migration> migrations);

}  // namespace liopep::db

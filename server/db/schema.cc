#include "server/db/schema.h"

#include "server/db/sqlite_connection.h"

namespace liopep::db {

Result<std::vector<StoredColumn>> schema_after_migrations(std::span<const Migration> more) {
  const auto embedded = all_migrations();
  std::vector<Migration> migrations(embedded.begin(), embedded.end());
  migrations.insert(migrations.end(), more.begin(), more.end());
  auto connection = SqliteConnection::open(":memory:", Access::read_write);
  if (!connection) return std::unexpected(connection.error());
  if (auto done = migrate(*connection, migrations); !done) {
    return std::unexpected(done.error());
  }
  const auto rows = connection->query(
      "SELECT t.name, c.name FROM pragma_table_list AS t, pragma_table_xinfo(t.name) AS c"
      " WHERE t.schema = 'main' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY 1, 2");
  if (!rows) return std::unexpected(rows.error());
  std::vector<StoredColumn> columns;
  for (const Row& row : *rows) columns.push_back({row.text(0), row.text(1)});
  return columns;
}

}  // namespace liopep::db

#include "server/db/migration.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <map>
#include <string>
#include <utility>

namespace liopep::db {
namespace {

constexpr const char* bookkeeping_table =
    "CREATE TABLE IF NOT EXISTS schema_migrations ("
    " number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL) STRICT";

std::string sha256_hex(std::string_view text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr);
  std::string hex;
  for (unsigned i = 0; i < size; ++i) hex += fmt::format("{:02x}", digest[i]);
  return hex;
}

std::unexpected<Error> refuse(std::string detail) {
  return fail(ErrorKind::internal, "store.schema", std::move(detail));
}

using Checksums = std::map<int, std::string>;

Result<Checksums> applied_migrations(SqliteConnection& connection) {
  const auto rows =
      connection.query("SELECT number, checksum FROM schema_migrations ORDER BY number");
  if (!rows) return std::unexpected(rows.error());
  Checksums applied;
  for (const Row& row : *rows) applied.emplace(static_cast<int>(row.integer(0)), row.text(1));
  return applied;
}

/// Refuses a database that this program cannot have made.
Result<void> check_history(const Checksums& applied, std::span<const Migration> migrations) {
  const int newest_known = migrations.empty() ? 0 : migrations.back().number;
  const int newest_applied = applied.empty() ? 0 : applied.rbegin()->first;
  if (newest_applied > newest_known) {
    return refuse(
        fmt::format("the database has schema {}, and this program knows schemas up to {}. Start a "
                    "newer Liopep, "
                    "or restore a backup made before the upgrade. Nothing was changed.",
                    newest_applied, newest_known));
  }
  for (const Migration& migration : migrations) {
    const auto found = applied.find(migration.number);
    if (found == applied.end()) {
      if (migration.number > newest_applied) continue;
      return refuse(fmt::format("migration {:04}_{} was never applied, and later ones were",
                                migration.number, migration.name));
    }
    if (found->second != sha256_hex(migration.sql)) {
      return refuse(fmt::format(
          "migration {:04}_{} is not the one that this database was made with: a released "
          "migration never changes; add a new one instead",
          migration.number, migration.name));
    }
  }
  return {};
}

Result<void> apply_in_transaction(SqliteConnection& connection, const Migration& migration) {
  if (auto ran = connection.execute(migration.sql); !ran) return ran;
  if (!connection.is_in_transaction()) return refuse("a migration must not end its transaction");
  const std::array<Value, 3> row{std::int64_t{migration.number}, std::string(migration.name),
                                 sha256_hex(migration.sql)};
  auto noted = connection.query(
      "INSERT INTO schema_migrations (number, name, checksum) VALUES ($1, $2, $3)", row);
  if (!noted) return std::unexpected(std::move(noted.error()));
  return connection.execute("COMMIT");
}

Result<void> apply(SqliteConnection& connection, const Migration& migration) {
  if (auto begun = connection.execute("BEGIN IMMEDIATE"); !begun) return begun;
  auto done = apply_in_transaction(connection, migration);
  if (done) return done;
  if (connection.is_in_transaction()) (void)connection.execute("ROLLBACK");
  done.error().detail =
      fmt::format("migration {:04}_{}: {}", migration.number, migration.name, done.error().detail);
  return done;
}

}  // namespace

Result<void> migrate(SqliteConnection& connection, std::span<const Migration> migrations) {
  if (auto made = connection.execute(bookkeeping_table); !made) return made;
  const auto applied = applied_migrations(connection);
  if (!applied) return std::unexpected(applied.error());
  if (auto checked = check_history(*applied, migrations); !checked) return checked;
  for (const Migration& migration : migrations) {
    if (applied->contains(migration.number)) continue;
    if (auto done = apply(connection, migration); !done) return done;
  }
  return {};
}

}  // namespace liopep::db

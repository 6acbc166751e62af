#pragma once

#include <sqlite3.h>

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "server/base/error.h"
#include "server/db/database.h"

namespace liopep::db {

/// What a connection may do.
enum class Access { read_write, read_only };

/// One SQLite connection with its prepared statements. Used by one thread at a time.
class SqliteConnection {
 public:
  /// Opens or makes the file at `path` (":memory:" for none), readable by its owner only, and sets
  /// what Liopep promises: WAL, synchronous=FULL, secure_delete, foreign keys.
  [[nodiscard]] static Result<SqliteConnection> open(const std::string& path, Access access);

  /// Runs one statement with `$1`… bound to `parameters`, and returns all rows.
  [[nodiscard]] Result<std::vector<Row>> query(std::string_view sql,
                                               std::span<const Value> parameters = {});
  /// Runs any number of statements without parameters or rows; for migrations and pragmas.
  [[nodiscard]] Result<void> execute(const char* sql);
  /// False after SQLite has given up a transaction by itself (disk full, for example).
  [[nodiscard]] bool is_in_transaction() const;

 private:
  struct CloseConnection {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  };
  struct FinalizeStatement {
    void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
  };
  struct Statement {
    std::unique_ptr<sqlite3_stmt, FinalizeStatement> handle;
    std::vector<int> positions;  ///< where `$1`, `$2`… stand in SQLite's own numbering
  };
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };

  explicit SqliteConnection(sqlite3* handle) : handle_(handle) {}
  [[nodiscard]] Result<Statement*> prepare(std::string_view sql);
  [[nodiscard]] std::unexpected<Error> failure(std::string_view what) const;

  std::unique_ptr<sqlite3, CloseConnection> handle_;
  // After the connection, so that statements are finalized before it closes.
  std::unordered_map<std::string, Statement, TextHash, std::equal_to<>> statements_;
};

}  // namespace liopep::db

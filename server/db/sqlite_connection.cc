#include "server/db/sqlite_connection.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cassert>
#include <cerrno>
#include <cstring>
#include <utility>

namespace liopep::db {
namespace {

constexpr int owner_only = 0600;
constexpr int busy_timeout_ms = 5000;

constexpr const char* write_settings =
    "PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = FULL;"
    "PRAGMA secure_delete = ON;"
    "PRAGMA foreign_keys = ON;"
    "PRAGMA trusted_schema = OFF;"
    "PRAGMA temp_store = MEMORY;";
constexpr const char* read_settings =
    "PRAGMA query_only = ON;"
    "PRAGMA trusted_schema = OFF;"
    "PRAGMA temp_store = MEMORY;";

/// Makes the file before SQLite would with wider permissions; the WAL takes them over. A file that
/// is there is not touched: closing any descriptor of it would drop the locks of all this process's
/// connections (POSIX fcntl), and another program could then remove the log under them.
Result<void> make_private_file(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, owner_only);
  if (file >= 0) {
    ::close(file);
    return {};
  }
  if (errno == EEXIST) return {};
  return fail(ErrorKind::unavailable, "store.cannot_open",
              fmt::format("cannot open the database {}: {}", path, std::strerror(errno)));
}

int bind(sqlite3_stmt* statement, int position, const Value& value) {
  struct Binder {
    sqlite3_stmt* statement;
    int position;
    int operator()(std::monostate) const { return sqlite3_bind_null(statement, position); }
    int operator()(std::int64_t number) const {
      return sqlite3_bind_int64(statement, position, number);
    }
    // The values outlive the statement's run, so SQLite need not copy them.
    int operator()(const std::string& text) const {
      return sqlite3_bind_text64(statement, position, text.data(), text.size(), SQLITE_STATIC,
                                 SQLITE_UTF8);
    }
    int operator()(const std::vector<std::uint8_t>& bytes) const {
      if (bytes.empty()) return sqlite3_bind_zeroblob(statement, position, 0);
      return sqlite3_bind_blob64(statement, position, bytes.data(), bytes.size(), SQLITE_STATIC);
    }
  };
  return std::visit(Binder{statement, position}, value);
}

Value column_value(sqlite3_stmt* statement, int column) {
  const auto size = [&] {
    return static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
  };
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
      return sqlite3_column_int64(statement, column);
    case SQLITE_TEXT: {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
      return std::string(text, size());
    }
    case SQLITE_BLOB: {
      const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement, column));
      return std::vector<std::uint8_t>(bytes, bytes + size());
    }
    case SQLITE_NULL:
      return std::monostate{};
    default:
      assert(false && "no table has a floating-point column");
      return std::monostate{};
  }
}

/// Leaves a cached statement without values, so that none stay in memory.
struct ResetAtEnd {
  sqlite3_stmt* statement;
  ~ResetAtEnd() {
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
  }
};

}  // namespace

Result<SqliteConnection> SqliteConnection::open(const std::string& path, Access access) {
  if (path != ":memory:") {
    if (auto made = make_private_file(path); !made) return std::unexpected(made.error());
  }
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(
      path.c_str(), &handle,
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
      nullptr);
  SqliteConnection connection(handle);
  if (code != SQLITE_OK) return connection.failure("opening the database");
  sqlite3_busy_timeout(handle, busy_timeout_ms);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  auto set = connection.execute(access == Access::read_write ? write_settings : read_settings);
  if (!set) return std::unexpected(std::move(set.error()));
  return connection;
}

Result<void> SqliteConnection::execute(const char* sql) {
  if (sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
    return failure("running SQL");
  }
  return {};
}

bool SqliteConnection::is_in_transaction() const {
  return sqlite3_get_autocommit(handle_.get()) == 0;
}

Result<SqliteConnection::Statement*> SqliteConnection::prepare(std::string_view sql) {
  if (const auto found = statements_.find(sql); found != statements_.end()) return &found->second;

  sqlite3_stmt* handle = nullptr;
  const char* rest = nullptr;
  const int code = sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &handle, &rest);
  Statement statement{.handle{handle}, .positions{}};
  if (code != SQLITE_OK) return failure("preparing SQL");
  assert(handle != nullptr && rest == sql.data() + sql.size() && "exactly one statement");

  const int count = sqlite3_bind_parameter_count(handle);
  for (int i = 1; i <= count; ++i) {
    const std::string name = fmt::format("${}", i);
    const int position = sqlite3_bind_parameter_index(handle, name.c_str());
    assert(position != 0 && "parameters are $1, $2… without a gap");
    statement.positions.push_back(position);
  }
  return &statements_.emplace(std::string(sql), std::move(statement)).first->second;
}

Result<std::vector<Row>> SqliteConnection::query(std::string_view sql,
                                                 std::span<const Value> parameters) {
  const auto prepared = prepare(sql);
  if (!prepared) return std::unexpected(prepared.error());
  sqlite3_stmt* statement = (*prepared)->handle.get();
  const auto& positions = (*prepared)->positions;
  assert(positions.size() == parameters.size());

  const ResetAtEnd reset{statement};
  for (std::size_t i = 0; i < positions.size(); ++i) {
    if (bind(statement, positions[i], parameters[i]) != SQLITE_OK)
      return failure("binding a value");
  }
  std::vector<Row> rows;
  const int columns = sqlite3_column_count(statement);
  int code = SQLITE_OK;
  while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
    std::vector<Value> values;
    values.reserve(static_cast<std::size_t>(columns));
    for (int i = 0; i < columns; ++i) values.push_back(column_value(statement, i));
    rows.emplace_back(std::move(values));
  }
  if (code != SQLITE_DONE) return failure("running SQL");
  return rows;
}

std::unexpected<Error> SqliteConnection::failure(std::string_view what) const {
  const int code = handle_ ? sqlite3_errcode(handle_.get()) & 0xff : SQLITE_NOMEM;
  switch (code) {
    case SQLITE_CONSTRAINT:
      return fail(ErrorKind::conflict, "store.conflict", "contradicts what is stored");
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_NOMEM:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
      return fail(ErrorKind::unavailable, "store.unavailable",
                  fmt::format("the database cannot answer now: {}", sqlite3_errstr(code)));
    default:
      return fail(ErrorKind::internal, "internal",
                  fmt::format("{}: {}", what, sqlite3_errmsg(handle_.get())));
  }
}

}  // namespace liopep::db

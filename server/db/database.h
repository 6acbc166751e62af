#pragma once

#include <boost/asio/awaitable.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "server/base/error.h"

/// The one SQL door. SQL is written once, for SQLite and (later) PostgreSQL: `$1` parameters,
/// RETURNING, ON CONFLICT.
namespace liopep::db {

/// A parameter or a column. Bytes are kept in a vector; text is UTF-8.
using Value = std::variant<std::monostate, std::int64_t, std::string, std::vector<std::uint8_t>>;

/// One result row; columns by position. A wrong type is a programmer error (assert).
class Row {
 public:
  explicit Row(std::vector<Value> values) : values_(std::move(values)) {}
  [[nodiscard]] bool is_null(std::size_t column) const;
  [[nodiscard]] std::int64_t integer(std::size_t column) const;
  [[nodiscard]] const std::string& text(std::size_t column) const;
  [[nodiscard]] const std::vector<std::uint8_t>& bytes(std::size_t column) const;

 private:
  std::vector<Value> values_;
};

/// An open transaction. Lives only inside the function given to `read` or `write`.
class Transaction {
 public:
  virtual ~Transaction() = default;
  /// Runs one statement with `$1`… bound to `parameters`, and returns all rows.
  [[nodiscard]] virtual Result<std::vector<Row>> query(std::string_view sql,
                                                       std::vector<Value> parameters = {}) = 0;
};

/// A database. Functions given to it run on its own threads, never on the event loop, and must not
/// touch anything but their arguments and captured values.
class Database {
 public:
  using Work = std::function<Result<void>(Transaction&)>;

  virtual ~Database() = default;

  /// Runs `work` on a snapshot. Errors of `work` are returned as they are.
  [[nodiscard]] virtual boost::asio::awaitable<Result<void>> read_work(Work work) = 0;

  /// Runs `work` in a transaction of its own and returns when it is durable (group commit: many
  /// writes share one sync). If `work` fails, nothing of it is kept.
  /// Errors: unavailable when the bounded queue is full.
  [[nodiscard]] virtual boost::asio::awaitable<Result<void>> write_work(Work work) = 0;

  /// Ok while reads and writes are served; for readiness probes.
  [[nodiscard]] boost::asio::awaitable<Result<void>> health();

  /// `read_work` for a function that returns `Result<T>`.
  template <class T>
  [[nodiscard]] boost::asio::awaitable<Result<T>> read(std::function<Result<T>(Transaction&)> work);
  /// `write_work` for a function that returns `Result<T>`.
  template <class T>
  [[nodiscard]] boost::asio::awaitable<Result<T>> write(
      std::function<Result<T>(Transaction&)> work);
};

template <class T>
boost::asio::awaitable<Result<T>> Database::read(std::function<Result<T>(Transaction&)> work) {
  auto value = std::make_shared<std::optional<T>>();
  Work run = [value, work = std::move(work)](Transaction& transaction) -> Result<void> {
    auto result = work(transaction);
    if (!result) return std::unexpected(std::move(result.error()));
    value->emplace(std::move(*result));
    return {};
  };
  auto done = co_await read_work(std::move(run));
  if (!done) co_return std::unexpected(std::move(done.error()));
  co_return std::move(**value);
}

template <class T>
boost::asio::awaitable<Result<T>> Database::write(std::function<Result<T>(Transaction&)> work) {
  auto value = std::make_shared<std::optional<T>>();
  Work run = [value, work = std::move(work)](Transaction& transaction) -> Result<void> {
    auto result = work(transaction);
    if (!result) return std::unexpected(std::move(result.error()));
    value->emplace(std::move(*result));
    return {};
  };
  auto done = co_await write_work(std::move(run));
  if (!done) co_return std::unexpected(std::move(done.error()));
  co_return std::move(**value);
}

}  // namespace liopep::db

#include "server/db/database.h"

#include <cassert>

namespace liopep::db {

bool Row::is_null(std::size_t column) const {
  return std::holds_alternative<std::monostate>(values_.at(column));
}

std::int64_t Row::integer(std::size_t column) const {
  assert(std::holds_alternative<std::int64_t>(values_.at(column)));
  return std::get<std::int64_t>(values_.at(column));
}

const std::string& Row::text(std::size_t column) const {
  assert(std::holds_alternative<std::string>(values_.at(column)));
  return std::get<std::string>(values_.at(column));
}

const std::vector<std::uint8_t>& Row::bytes(std::size_t column) const {
  assert(std::holds_alternative<std::vector<std::uint8_t>>(values_.at(column)));
  return std::get<std::vector<std::uint8_t>>(values_.at(column));
}

boost::asio::awaitable<Result<void>> Database::health() {
  const Work probe = [](Transaction& transaction) -> Result<void> {
    const auto rows = transaction.query("SELECT count(*) FROM schema_migrations");
    if (!rows) return std::unexpected(rows.error());
    return {};
  };
  auto readable = co_await read_work(probe);
  if (!readable) co_return readable;
  co_return co_await write_work(probe);
}

}  // namespace liopep::db

#include "server/privacy/retention.h"

#include <fmt/format.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>

namespace liopep::privacy {
namespace {

namespace asio = boost::asio;

Result<std::int64_t> delete_expired(db::Transaction& transaction, const TableDeclaration& table,
                                    UnixMillis now) {
  const std::int64_t latest_ms = to_ms(now - table.row_lifetime->kept_after);
  // Both names are literals of the declarations, checked against the schema at build time.
  const auto rows = transaction.query(fmt::format("DELETE FROM {} WHERE {} <= $1 RETURNING 1",
                                                  table.table, table.row_lifetime->expiry_column),
                                      {latest_ms});
  if (!rows) return std::unexpected(rows.error());
  return static_cast<std::int64_t>(rows->size());
}

}  // namespace

asio::awaitable<Result<std::int64_t>> delete_expired_rows(db::Database& database,
                                                          PersonalData declared, UnixMillis now) {
  return database.write<std::int64_t>(
      [declared = std::move(declared), now](db::Transaction& transaction) -> Result<std::int64_t> {
        std::int64_t deleted = 0;
        for (const auto& table : declared) {
          if (!table.row_lifetime) continue;
          const auto count = delete_expired(transaction, table, now);
          if (!count) return count;
          deleted += *count;
        }
        return deleted;
      });
}

asio::awaitable<void> keep_retention(db::Database& database, PersonalData declared,
                                     const Clock& clock, RetentionOptions options) {
  asio::steady_timer timer(co_await asio::this_coro::executor);
  for (;;) {
    const auto deleted = co_await delete_expired_rows(database, declared, clock.now());
    if (options.report) options.report(deleted);
    timer.expires_after(options.every);
    const auto [stopped] = co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
    if (stopped) co_return;
  }
}

}  // namespace liopep::privacy

#include "server/privacy/retention.h"

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>

#include "server/db/scratch_folder.h"
#include "server/db/sqlite_database.h"

namespace liopep::privacy {
namespace {

namespace asio = boost::asio;

const PersonalData members_live_a_day{
    {.table = "members",
     .feature = "test",
     .time_to_live = "a day",
     .row_lifetime = RowLifetime{"created_at_ms", std::chrono::days(1)}},
    {.table = "identities", .feature = "test", .time_to_live = "for ever"}};

TEST(Retention, DeletesOnlyRowsWhoseTimeIsOver) {
  const db::ScratchFolder folder;
  asio::io_context loop;
  const auto database =
      db::open_sqlite({.path = folder.path() / "liopep.db", .executor = loop.get_executor()});
  ASSERT_TRUE(database);
  const UnixMillis now = from_ms(1'800'000'000'000);
  const std::int64_t yesterday_ms = to_ms(now - std::chrono::days(1));

  auto scenario = [&]() -> asio::awaitable<std::int64_t> {
    EXPECT_TRUE(co_await (*database)->write_work([&](db::Transaction& transaction) -> Result<void> {
      (void)transaction.query("INSERT INTO members (id, created_at_ms) VALUES ('old', $1)",
                              {yesterday_ms});
      (void)transaction.query("INSERT INTO members (id, created_at_ms) VALUES ('young', $1)",
                              {yesterday_ms + 1});
      return {};
    }));
    const auto deleted = co_await delete_expired_rows(**database, members_live_a_day, now);
    EXPECT_EQ(deleted, 1);
    const auto left = co_await (*database)->read<std::string>([](db::Transaction& transaction) {
      return Result<std::string>(
          transaction.query("SELECT group_concat(id) FROM members")->front().text(0));
    });
    EXPECT_EQ(left, "young");
    co_return deleted.value_or(-1);
  };
  auto outcome = asio::co_spawn(loop, scenario(), asio::use_future);
  loop.run();
  EXPECT_EQ(outcome.get(), 1);
}

}  // namespace
}  // namespace liopep::privacy

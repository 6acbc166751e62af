#include "server/db/sqlite_database.h"

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <future>

#include "server/db/scratch_folder.h"
#include "server/db/sqlite_connection.h"

namespace liopep::db {
namespace {

namespace asio = boost::asio;

class SqliteDatabaseTest : public testing::Test {
 protected:
  SqliteDatabaseTest() { open({}); }

  void open(SqliteOptions options) {
    database_.reset();
    options.path = folder_.path() / "data" / "liopep.db";
    options.executor = loop_.get_executor();
    auto opened = open_sqlite(options);
    ASSERT_TRUE(opened) << opened.error().detail;
    database_ = std::move(*opened);
  }

  template <class T>
  T wait(asio::awaitable<T> task) {
    auto future = asio::co_spawn(loop_, std::move(task), asio::use_future);
    loop_.restart();
    loop_.run();
    return future.get();
  }

  static Database::Work insert_member(std::string id) {
    return [id = std::move(id)](Transaction& transaction) -> Result<void> {
      const auto rows =
          transaction.query("INSERT INTO members (id, created_at_ms) VALUES ($1, 0)", {id});
      if (!rows) return std::unexpected(rows.error());
      return {};
    };
  }

  std::int64_t count_members() {
    const auto count = wait(database_->read<std::int64_t>([](Transaction& transaction) {
      return Result<std::int64_t>(
          transaction.query("SELECT count(*) FROM members")->front().integer(0));
    }));
    return count.value_or(-1);
  }

  ScratchFolder folder_;
  asio::io_context loop_;
  std::unique_ptr<Database> database_;
};

TEST_F(SqliteDatabaseTest, KeepsWrittenRowsOverARestart) {
  ASSERT_TRUE(wait(database_->write_work(insert_member("a"))));
  open({});
  EXPECT_EQ(count_members(), 1);
}

TEST_F(SqliteDatabaseTest, IsHealthy) {
  EXPECT_TRUE(wait(database_->health()));
}

TEST_F(SqliteDatabaseTest, UndoesOnlyTheWorkThatFails) {
  int succeeded = 0;
  int conflicts = 0;
  for (int i = 0; i < 300; ++i) {
    // Every third id is taken already by the one before it.
    const std::string id = std::to_string(i % 3 == 2 ? i - 1 : i);
    asio::co_spawn(
        loop_,
        [&, id]() -> asio::awaitable<void> {
          const auto written = co_await database_->write_work(insert_member(id));
          if (written) {
            ++succeeded;
          } else if (written.error().kind == ErrorKind::conflict) {
            ++conflicts;
          }
        },
        asio::detached);
  }
  loop_.run();

  EXPECT_EQ(succeeded, 200);
  EXPECT_EQ(conflicts, 100);
  EXPECT_EQ(count_members(), 200);
}

TEST_F(SqliteDatabaseTest, KeepsNothingOfWorkThatReturnsAnErrorOrThrows) {
  const auto half_done = wait(database_->write_work([](Transaction& transaction) -> Result<void> {
    (void)insert_member("half")(transaction);
    return fail(ErrorKind::invalid, "test.no", "no");
  }));
  const auto thrown = wait(database_->write_work([](Transaction& transaction) -> Result<void> {
    (void)insert_member("thrown")(transaction);
    throw std::runtime_error("boom");
  }));

  EXPECT_EQ(half_done.error().key, "test.no");
  EXPECT_EQ(thrown.error().kind, ErrorKind::internal);
  EXPECT_EQ(count_members(), 0);
}

TEST_F(SqliteDatabaseTest, LosesTheBatchAloneWhenTheTransactionIsLost) {
  const auto ended = wait(database_->write_work([](Transaction& transaction) -> Result<void> {
    (void)transaction.query("ROLLBACK");
    return {};
  }));
  EXPECT_FALSE(ended);
  EXPECT_TRUE(wait(database_->write_work(insert_member("after"))));
  EXPECT_EQ(count_members(), 1);
}

TEST_F(SqliteDatabaseTest, SurvivesAFullDisk) {
  const auto limit_pages = [](std::string_view pragma) {
    return [pragma](Transaction& transaction) -> Result<void> {
      (void)transaction.query(pragma);
      return {};
    };
  };
  // SQLite never takes a limit below what is there already: one page is "no more".
  ASSERT_TRUE(wait(database_->write_work(limit_pages("PRAGMA max_page_count = 1"))));
  const auto refused = wait(database_->write_work(insert_member(std::string(100'000, 'a'))));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::unavailable);

  ASSERT_TRUE(wait(database_->write_work(limit_pages("PRAGMA max_page_count = 100000"))));
  EXPECT_TRUE(wait(database_->write_work(insert_member(std::string(100'000, 'a')))));
  EXPECT_EQ(count_members(), 1);
}

TEST_F(SqliteDatabaseTest, RefusesWorkBeyondItsLimit) {
  open({.waiting_limit = 4});
  std::promise<void> go;
  const auto blocked = go.get_future().share();
  int refused = 0;
  int done = 0;
  for (int i = 0; i < 50; ++i) {
    asio::co_spawn(
        loop_,
        [&]() -> asio::awaitable<void> {
          const auto written =
              co_await database_->write_work([blocked](Transaction&) -> Result<void> {
                blocked.wait();
                return {};
              });
          written ? ++done : ++refused;
          if (!written) EXPECT_EQ(written.error().kind, ErrorKind::unavailable);
        },
        asio::detached);
  }
  loop_.poll();
  go.set_value();
  loop_.run();

  EXPECT_EQ(done + refused, 50);
  EXPECT_GE(refused, 40);
  EXPECT_GE(done, 4);
}

TEST_F(SqliteDatabaseTest, ReadsCannotWrite) {
  EXPECT_FALSE(wait(database_->read_work(insert_member("a"))));
  EXPECT_EQ(count_members(), 0);
}

TEST_F(SqliteDatabaseTest, EnforcesForeignKeys) {
  const auto orphan = wait(database_->write_work([](Transaction& transaction) -> Result<void> {
    const auto rows = transaction.query(
        "INSERT INTO daily_rollups (member_id, day, breaks, repetitions, active_ms)"
        " VALUES ('nobody', '2026-01-01', 1, 1, 1)");
    if (!rows) return std::unexpected(rows.error());
    return {};
  }));
  EXPECT_EQ(orphan.error().kind, ErrorKind::conflict);
}

TEST_F(SqliteDatabaseTest, LeavesNoLogBehindWhenItCloses) {
  ASSERT_TRUE(wait(database_->write_work(insert_member("a"))));
  database_.reset();
  EXPECT_FALSE(std::filesystem::exists(folder_.path() / "data" / "liopep.db-wal"));
}

}  // namespace
}  // namespace liopep::db

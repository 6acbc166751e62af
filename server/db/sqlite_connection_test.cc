#include "server/db/sqlite_connection.h"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>

#include "server/db/scratch_folder.h"

namespace liopep::db {
namespace {

SqliteConnection open_in_memory() {
  auto connection = SqliteConnection::open(":memory:", Access::read_write);
  EXPECT_TRUE(connection);
  return std::move(*connection);
}

TEST(SqliteConnection, KeepsWhatWasBoundByName) {
  auto connection = open_in_memory();
  ASSERT_TRUE(connection.execute("CREATE TABLE t (a INTEGER, b TEXT, c BLOB, d TEXT) STRICT"));
  const std::vector<std::uint8_t> bytes{0, 255, 0};
  const std::array<Value, 3> values{std::int64_t{-7}, std::string("å\0b", 4), bytes};

  ASSERT_TRUE(connection.query("INSERT INTO t (c, b, a) VALUES ($3, $2, $1)", values));
  const auto rows = connection.query("SELECT a, b, c, d FROM t");

  ASSERT_TRUE(rows);
  ASSERT_EQ(rows->size(), 1U);
  EXPECT_EQ(rows->front().integer(0), -7);
  EXPECT_EQ(rows->front().text(1), std::string("å\0b", 4));
  EXPECT_EQ(rows->front().bytes(2), bytes);
  EXPECT_TRUE(rows->front().is_null(3));
}

TEST(SqliteConnection, MapsErrorsToOurWords) {
  auto connection = open_in_memory();
  ASSERT_TRUE(connection.execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT NOT NULL) STRICT"));
  ASSERT_TRUE(connection.query("INSERT INTO t VALUES (1, 'x')"));

  EXPECT_EQ(connection.query("INSERT INTO t VALUES (1, 'y')").error().kind, ErrorKind::conflict);
  EXPECT_EQ(connection.query("INSERT INTO t VALUES (2, NULL)").error().kind, ErrorKind::conflict);
  EXPECT_EQ(connection.query("SELECT nothing FROM t").error().kind, ErrorKind::internal);
  ASSERT_TRUE(connection.execute("PRAGMA max_page_count = 3"));
  const auto full = connection.query("INSERT INTO t VALUES (3, hex(zeroblob(100000)))");
  EXPECT_EQ(full.error().kind, ErrorKind::unavailable);
}

TEST(SqliteConnection, IsDurableAndPrivate) {
  const ScratchFolder folder;
  const std::string path = folder.path() / "liopep.db";
  auto connection = SqliteConnection::open(path, Access::read_write);
  ASSERT_TRUE(connection);

  EXPECT_EQ(connection->query("PRAGMA journal_mode")->front().text(0), "wal");
  EXPECT_EQ(connection->query("PRAGMA synchronous")->front().integer(0), 2);
  EXPECT_EQ(connection->query("PRAGMA secure_delete")->front().integer(0), 1);
  EXPECT_EQ(connection->query("PRAGMA foreign_keys")->front().integer(0), 1);
  ASSERT_TRUE(connection->execute("CREATE TABLE t (a INTEGER) STRICT"));
  for (const auto& file : std::filesystem::directory_iterator(folder.path())) {
    EXPECT_EQ(file.status().permissions() & std::filesystem::perms(0077),
              std::filesystem::perms::none)
        << file.path();
  }
}

TEST(SqliteConnection, SaysWhyItCannotOpen) {
  const auto connection = SqliteConnection::open("/proc/no/such.db", Access::read_write);
  ASSERT_FALSE(connection);
  EXPECT_EQ(connection.error().kind, ErrorKind::unavailable);
  EXPECT_NE(connection.error().detail.find("/proc/no/such.db"), std::string::npos);
}

}  // namespace
}  // namespace liopep::db

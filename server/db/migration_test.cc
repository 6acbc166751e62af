#include "server/db/migration.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "server/db/schema.h"
#include "server/db/scratch_folder.h"

namespace liopep::db {
namespace {

constexpr auto two_steps = std::to_array<Migration>({
    {1, "first", "CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (1);"},
    {2, "second", "CREATE TABLE b (y INTEGER) STRICT;"},
});

SqliteConnection open_in_memory() {
  auto connection = SqliteConnection::open(":memory:", Access::read_write);
  EXPECT_TRUE(connection);
  return std::move(*connection);
}

TEST(Migration, AppliesEachStepOnce) {
  auto connection = open_in_memory();
  const std::span all(two_steps);

  ASSERT_TRUE(migrate(connection, all.first(1)));
  ASSERT_TRUE(migrate(connection, all));
  ASSERT_TRUE(migrate(connection, all));

  EXPECT_EQ(connection.query("SELECT count(*) FROM a")->front().integer(0), 1);
  EXPECT_EQ(connection.query("SELECT count(*) FROM b")->front().integer(0), 0);
}

TEST(Migration, KeepsNothingOfAStepThatFails) {
  auto connection = open_in_memory();
  const auto broken = std::to_array<Migration>(
      {two_steps[0],
       {2, "broken", "CREATE TABLE b (y INTEGER) STRICT; INSERT INTO nowhere VALUES (1);"}});

  const auto failed = migrate(connection, broken);
  ASSERT_FALSE(failed);
  EXPECT_NE(failed.error().detail.find("0002_broken"), std::string::npos) << failed.error().detail;

  EXPECT_TRUE(migrate(connection, two_steps)) << "the mended step can follow";
}

TEST(Migration, RefusesADatabaseThatIsNewer) {
  auto connection = open_in_memory();
  ASSERT_TRUE(migrate(connection, two_steps));

  const auto refused = migrate(connection, std::span(two_steps).first(1));

  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().detail.find("Start a newer Liopep"), std::string::npos);
}

TEST(Migration, RefusesAStepThatChangedAfterItWasApplied) {
  auto connection = open_in_memory();
  ASSERT_TRUE(migrate(connection, two_steps));
  const auto changed =
      std::to_array<Migration>({two_steps[0], {2, "second", "CREATE TABLE c (y INTEGER) STRICT;"}});

  const auto refused = migrate(connection, changed);

  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().detail.find("0002_second"), std::string::npos);
}

TEST(Migration, RefusesAStepThatEndsItsTransaction) {
  auto connection = open_in_memory();
  const auto ending =
      std::to_array<Migration>({{1, "ending", "CREATE TABLE a (x INTEGER); COMMIT;"}});

  EXPECT_FALSE(migrate(connection, ending));
}

TEST(Migration, EmbedsStepsThatApply) {
  const auto columns = schema_after_migrations();
  ASSERT_TRUE(columns) << columns.error().detail;
  EXPECT_NE(std::ranges::find(*columns, StoredColumn{"results", "day"}), columns->end());
  EXPECT_NE(std::ranges::find(*columns, StoredColumn{"schema_migrations", "checksum"}),
            columns->end());
}

TEST(Migration, MakesOnlyStrictTables) {
  auto connection = open_in_memory();
  ASSERT_TRUE(migrate(connection, all_migrations()));
  const auto lax = connection.query(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE "
      "'sqlite_%'");
  EXPECT_TRUE(lax->empty());
}

}  // namespace
}  // namespace liopep::db

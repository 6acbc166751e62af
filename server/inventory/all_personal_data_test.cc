#include "server/inventory/all_personal_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "server/db/schema.h"
#include "server/privacy/inventory.h"

namespace liopep {
namespace {

/// What the build step would say if the schema had one more migration.
std::vector<std::string> problems_after(const char* planted_sql) {
  const auto planted = std::to_array<db::Migration>({{9999, "planted", planted_sql}});
  const auto stored = db::schema_after_migrations(planted);
  EXPECT_TRUE(stored) << stored.error().detail;
  return privacy::inventory_problems(all_personal_data(), *stored);
}

TEST(AllPersonalData, DeclaresEveryColumnThatIsStored) {
  EXPECT_THAT(problems_after(""), testing::IsEmpty());
}

TEST(AllPersonalData, FindsAPlantedColumn) {
  EXPECT_THAT(problems_after("ALTER TABLE results ADD COLUMN mood TEXT"),
              testing::ElementsAre(testing::HasSubstr("results.mood is stored and not declared")));
}

TEST(AllPersonalData, FindsAPlantedTable) {
  EXPECT_THAT(
      problems_after("CREATE TABLE pictures (bytes BLOB) STRICT"),
      testing::ElementsAre(testing::HasSubstr("pictures.bytes is stored and not declared")));
}

TEST(AllPersonalData, FindsADroppedColumn) {
  EXPECT_THAT(problems_after("ALTER TABLE daily_rollups DROP COLUMN active_ms"),
              testing::ElementsAre("daily_rollups.active_ms is declared and does not exist"));
}

}  // namespace
}  // namespace liopep

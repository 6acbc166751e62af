#include "server/privacy/inventory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace liopep::privacy {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::vector<db::StoredColumn> people{{"people", "born"}, {"people", "id"}};

TableDeclaration declared_people() {
  return {.table = "people",
          .feature = "test",
          .time_to_live = "a year",
          .columns = {
              {"id", "Not personal: a number."},
              {"born", "Age.", LegalBasis::consent, ExportRule::included, ErasureRule::row_deleted,
               "P6"},
          }};
}

TEST(Inventory, IsContentWhenEveryColumnIsDeclared) {
  EXPECT_THAT(inventory_problems({declared_people()}, people), IsEmpty());
}

TEST(Inventory, FindsAColumnWithoutADeclaration) {
  auto stored = people;
  stored.push_back({"people", "shoe_size"});
  EXPECT_THAT(inventory_problems({declared_people()}, stored),
              ElementsAre(HasSubstr("people.shoe_size is stored and not declared")));
}

TEST(Inventory, FindsADeclarationWithoutAColumn) {
  auto table = declared_people();
  table.columns.push_back({"height", "Not personal: nobody's."});
  EXPECT_THAT(inventory_problems({table}, people),
              ElementsAre("people.height is declared and does not exist"));
}

TEST(Inventory, FindsDeclarationsThatContradictThemselves) {
  auto table = declared_people();
  table.columns[1].erasure_rule = ErasureRule::not_personal;
  table.row_lifetime = RowLifetime{.expiry_column = "left_at_ms"};
  EXPECT_THAT(inventory_problems({table, declared_people()}, people),
              ElementsAre(HasSubstr("people.born must be personal, or not"),
                          HasSubstr("people.left_at_ms is named as the expiry"),
                          "people.id is declared twice", "people.born is declared twice"));
}

TEST(Inventory, PrintsARowForEachColumn) {
  EXPECT_THAT(inventory_markdown({declared_people()}),
              HasSubstr("| `born` | Age. | consent, 6(1)(a) | included | row deleted | P6 |\n"));
}

}  // namespace
}  // namespace liopep::privacy

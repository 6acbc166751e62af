// liopep-inventory: what is stored about people, checked and printed.
//
//   liopep-inventory check      fails when a stored column is not declared, or the other way round;
//                               the build runs it
//   liopep-inventory markdown   prints the declarations as tables
#include "server/privacy/inventory.h"

#include <fmt/core.h>

#include <cstdio>
#include <string_view>

#include "server/db/schema.h"
#include "server/inventory/all_personal_data.h"

namespace {

int check() {
  const auto stored = liopep::db::schema_after_migrations();
  if (!stored) {
    fmt::print(stderr, "inventory of personal data: {}\n", stored.error().detail);
    return 1;
  }
  const auto problems = liopep::privacy::inventory_problems(liopep::all_personal_data(), *stored);
  for (const auto& problem : problems) {
    fmt::print(stderr, "inventory of personal data: {}\n", problem);
  }
  return problems.empty() ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
  const std::string_view word = count == 2 ? words[1] : "";
  if (word == "check") return check();
  if (word == "markdown") {
    fmt::print("{}", liopep::privacy::inventory_markdown(liopep::all_personal_data()));
    return 0;
  }
  fmt::print(stderr, "usage: liopep-inventory check | markdown\n");
  return 2;
}

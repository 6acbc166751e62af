#include "server/privacy/inventory.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

namespace liopep::privacy {
namespace {

using Columns = std::set<db::StoredColumn>;
using Problems = std::vector<std::string>;

std::string name_of(const db::StoredColumn& column) {
  return fmt::format("{}.{}", column.table, column.column);
}

void check_column(const TableDeclaration& table, const ColumnDeclaration& column,
                  Problems& problems) {
  const auto complain = [&](std::string_view what) {
    problems.push_back(fmt::format("{}.{} {}", table.table, column.column, what));
  };
  if (column.purpose.empty()) complain("has no purpose");
  const bool is_personal = column.basis != LegalBasis::none;
  if (is_personal != (column.export_rule != ExportRule::not_personal) ||
      is_personal != (column.erasure_rule != ErasureRule::not_personal)) {
    complain("must be personal, or not, in basis, export and erasure alike");
  }
  if (is_personal && column.promise.empty()) complain("is personal and names no promise");
}

void check_table(const TableDeclaration& table, Problems& problems) {
  if (table.time_to_live.empty()) {
    problems.push_back(fmt::format("{} does not say how long its rows live", table.table));
  }
  for (const auto& column : table.columns) check_column(table, column, problems);
  if (!table.row_lifetime) return;
  const auto is_expiry = [&](const ColumnDeclaration& column) {
    return column.column == table.row_lifetime->expiry_column;
  };
  if (std::ranges::none_of(table.columns, is_expiry)) {
    problems.push_back(fmt::format("{}.{} is named as the expiry and is not a column of the table",
                                   table.table, table.row_lifetime->expiry_column));
  }
}

std::string_view words(LegalBasis basis) {
  switch (basis) {
    case LegalBasis::none:
      return "not personal";
    case LegalBasis::consent:
      return "consent, 6(1)(a)";
    case LegalBasis::contract:
      return "contract, 6(1)(b)";
    case LegalBasis::legal_obligation:
      return "legal obligation, 6(1)(c)";
    case LegalBasis::legitimate_interest:
      return "legitimate interest, 6(1)(f)";
  }
  return "";
}

std::string_view words(ExportRule rule) {
  switch (rule) {
    case ExportRule::included:
      return "included";
    case ExportRule::left_out:
      return "left out";
    case ExportRule::not_personal:
      return "-";
  }
  return "";
}

std::string_view words(ErasureRule rule) {
  switch (rule) {
    case ErasureRule::row_deleted:
      return "row deleted";
    case ErasureRule::set_to_null:
      return "value removed";
    case ErasureRule::not_personal:
      return "-";
  }
  return "";
}

}  // namespace

std::vector<std::string> inventory_problems(const PersonalData& declared,
                                            std::span<const db::StoredColumn> stored) {
  Problems problems;
  Columns declared_columns;
  for (const auto& table : declared) {
    check_table(table, problems);
    for (const auto& column : table.columns) {
      const db::StoredColumn name{std::string(table.table), std::string(column.column)};
      if (!declared_columns.insert(name).second) {
        problems.push_back(fmt::format("{} is declared twice", name_of(name)));
      }
    }
  }
  const Columns stored_columns(stored.begin(), stored.end());
  for (const auto& column : stored_columns) {
    if (declared_columns.contains(column)) continue;
    problems.push_back(fmt::format(
        "{} is stored and not declared: say in its feature's *_personal_data.cc what it "
        "is, why it is kept and when it goes",
        name_of(column)));
  }
  for (const auto& column : declared_columns) {
    if (stored_columns.contains(column)) continue;
    problems.push_back(fmt::format("{} is declared and does not exist", name_of(column)));
  }
  return problems;
}

std::string inventory_markdown(const PersonalData& declared) {
  std::string text;
  const auto out = std::back_inserter(text);
  for (const auto& table : declared) {
    fmt::format_to(out, "### {} ({})\n\nKept: {}.\n\n", table.table, table.feature,
                   table.time_to_live);
    fmt::format_to(out, "| column | purpose | basis | copy | erasure | promise |\n");
    fmt::format_to(out, "|---|---|---|---|---|---|\n");
    for (const auto& column : table.columns) {
      fmt::format_to(out, "| `{}` | {} | {} | {} | {} | {} |\n", column.column, column.purpose,
                     words(column.basis), words(column.export_rule), words(column.erasure_rule),
                     column.promise.empty() ? "-" : column.promise);
    }
    fmt::format_to(out, "\n");
  }
  return text;
}

}  // namespace liopep::privacy

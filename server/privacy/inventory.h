#pragma once

#include <span>
#include <string>
#include <vector>

#include "server/base/personal_data.h"
#include "server/db/schema.h"

namespace liopep::privacy {

/// What is wrong between the declarations and the columns that exist, one sentence each: a column
/// without a declaration, a declaration without a column, a declaration that contradicts itself.
/// Empty when every column is accounted for (P1).
[[nodiscard]] std::vector<std::string> inventory_problems(const PersonalData& declared,
                                                          std::span<const db::StoredColumn> stored);

/// The declarations as Markdown tables, for the policy and the record of processing activities
/// (GDPR article 30).
[[nodiscard]] std::string inventory_markdown(const PersonalData& declared);

}  // namespace liopep::privacy

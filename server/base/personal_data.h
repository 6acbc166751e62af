#pragma once

#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

/// What each stored column is, why it is kept and when it goes (P1, P6, P12; GDPR articles 5, 6,
/// 15-20 and 30). Every feature declares the columns of its tables in
/// `<feature>_personal_data.cc`; the build fails for a column without a declaration.
namespace liopep::privacy {

/// GDPR article 6(1). `none` is for columns that are not about a person.
enum class LegalBasis { none, consent, contract, legal_obligation, legitimate_interest };

/// What the member gets when asking for a copy of their data.
enum class ExportRule {
  included,      ///< in the copy
  left_out,      ///< a secret or a technical key that says nothing to the member
  not_personal,  ///< about no one
};

/// What happens when the member asks to be erased.
enum class ErasureRule {
  row_deleted,   ///< the whole row goes
  set_to_null,   ///< the row stays, this value goes
  not_personal,  ///< nothing to erase
};

/// One column. Texts are literals in plain English: they become part of the published inventory.
struct ColumnDeclaration {
  std::string_view column;
  /// Why it is kept; for a column that is not personal, why it is not.
  std::string_view purpose;
  LegalBasis basis = LegalBasis::none;
  ExportRule export_rule = ExportRule::not_personal;
  ErasureRule erasure_rule = ErasureRule::not_personal;
  std::string_view promise = "";  ///< "P6"
};

/// Something the member told or did, kept by the agreement with them: in their copy, gone with
/// them.
constexpr ColumnDeclaration own_column(std::string_view column, std::string_view purpose,
                                       std::string_view promise) {
  return {column, purpose, LegalBasis::contract, ExportRule::included, ErasureRule::row_deleted,
          promise};
}

/// A key that says nothing to the member, gone with them.
constexpr ColumnDeclaration key_column(std::string_view column, std::string_view purpose,
                                       std::string_view promise) {
  return {column, purpose, LegalBasis::contract, ExportRule::left_out, ErasureRule::row_deleted,
          promise};
}

/// How long rows of a table are kept: until `expiry_column` (milliseconds since 1970) lies
/// `kept_after` in the past. The retention sweep deletes them then.
struct RowLifetime {
  std::string_view expiry_column;
  std::chrono::milliseconds kept_after{0};
};

/// One table and all its columns.
struct TableDeclaration {
  std::string_view table;
  std::string_view feature;       ///< "identity", "breaks"
  std::string_view time_to_live;  ///< in words: "as long as the membership"
  std::optional<RowLifetime> row_lifetime = std::nullopt;
  std::vector<ColumnDeclaration> columns = {};
};

using PersonalData = std::vector<TableDeclaration>;

}  // namespace liopep::privacy

#include "server/health/health_personal_data.h"

namespace liopep::health {

using namespace privacy;

namespace {

/// Health data: only by explicit consent (GDPR article 9(2)(a)).
constexpr ColumnDeclaration consented(std::string_view column, std::string_view purpose) {
  return {column, purpose, LegalBasis::consent, ExportRule::included, ErasureRule::row_deleted,
          "P11"};
}

}  // namespace

PersonalData health_personal_data() {
  return {
      {
          .table = "health_days",
          .feature = "health",
          .time_to_live = "until the consent is withdrawn, at most as long as the membership",
          .columns =
              {
                  key_column("member_id", "Whose day it is.", "P6"),
                  consented("day", "The date by the clock of the member's device."),
                  consented("type", "Which daily total, of those the member chose."),
                  consented("value", "The total: the member's own statistics, nothing else."),
                  consented("source", "From which health app the member brought it."),
                  consented("imported_at_ms", "When the member saved it."),
              },
      },
      {
          .table = "health_consents",
          .feature = "health",
          .time_to_live = "as long as the membership",
          .columns =
              {
                  key_column("member_id", "Whose consent it is.", "P6"),
                  consented("purpose",
                            "What the member agreed to: proof of consent, article 7(1)."),
                  consented("version", "Which wording the member agreed to."),
                  consented("given_at_ms", "When it was given."),
                  consented("withdrawn_at_ms", "When it was taken back."),
              },
      },
  };
}

}  // namespace liopep::health

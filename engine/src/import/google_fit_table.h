#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "import/health_ledger.h"
#include "import/import_parser.h"
#include "import/small_text.h"

namespace liopep::engine {

/// Reads Google Takeout's table of daily activity metrics: a row a day. Its calories include those
/// at rest and are left out; a zero is what a day without a measurement looks like, so missing.
class GoogleFitTable final : public ImportParser {
 public:
  explicit GoogleFitTable(HealthLedger& ledger) : ledger_(ledger) {}

  void begin() override;
  bool push(const char* data, std::size_t size) override;
  bool finish() override;
  const ImportProblem& problem() const override { return problem_; }

 private:
  static constexpr int kMaxColumns = 128;
  static constexpr std::int8_t kNoMeasure = -1;
  static constexpr std::int8_t kDate = -2;

  bool cell_done();
  bool row_done();
  bool header_cell(std::string_view name);
  bool value_cell(std::string_view text);
  bool fail(ImportFault fault, std::string_view reason, std::string_view excerpt = {});

  HealthLedger& ledger_;
  ImportProblem problem_;
  std::array<std::int8_t, kMaxColumns> columns_{};  // HealthMeasure, kNoMeasure or kDate
  int column_ = 0;
  int column_count_ = 0;
  bool any_measure_ = false;
  bool quoted_ = false;
  std::uint64_t bytes_ = 0;
  std::uint64_t line_ = 1;
  std::int32_t day_ = 0;
  SmallText<200> cell_;
  std::array<bool, kLastDay - kFirstDay + 1> seen_{};
};

}  // namespace liopep::engine

#include "import/google_fit_table.h"

#include "import/decimal.h"
#include "import/problem_text.h"

namespace liopep::engine {

void GoogleFitTable::begin() {
  problem_ = {};
  column_ = column_count_ = 0;
  any_measure_ = quoted_ = false;
  bytes_ = 0;
  line_ = 1;
  cell_.clear();
  seen_.fill(false);
}

bool GoogleFitTable::fail(ImportFault fault, std::string_view reason, std::string_view excerpt) {
  problem_.fault = fault;
  problem_.byte = bytes_;
  problem_.line = line_;
  ProblemText text(problem_.reason);
  if (!excerpt.empty()) text.quote(excerpt).say(" ");
  text.say(reason);
  return false;
}

bool GoogleFitTable::push(const char* data, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i, ++bytes_) {
    if (problem_.fault != ImportFault::none) return false;
    const char c = data[i];
    if (c == '"') {
      quoted_ = !quoted_;
    } else if (c == ',' && !quoted_) {
      cell_done();
    } else if (c == '\n' && !quoted_) {
      if (cell_done()) row_done();
    } else if (c == 0) {
      fail(ImportFault::encoding, "a zero byte, which text does not have");
    } else {
      cell_.append(c);
      if (cell_.too_long()) fail(ImportFault::too_long, "a cell of more than 200 bytes");
    }
  }
  return problem_.fault == ImportFault::none;
}

bool GoogleFitTable::finish() {
  if (problem_.fault != ImportFault::none) return false;
  if (quoted_) return fail(ImportFault::cut_off, "the file ends within quotes");
  const bool has_rest = column_ > 0 || !cell_.view().empty();
  if (has_rest && column_ + 1 < column_count_) {
    return fail(ImportFault::cut_off, "the last row is not whole");
  }
  return !has_rest || (cell_done() && row_done());
}

bool GoogleFitTable::cell_done() {
  if (column_ == kMaxColumns) return fail(ImportFault::too_long, "more than 128 columns");
  const bool ok = line_ == 1 ? header_cell(cell_.trimmed()) : value_cell(cell_.trimmed());
  ++column_;
  cell_.clear();
  return ok;
}

bool GoogleFitTable::header_cell(std::string_view name) {
  std::int8_t& column = columns_[column_];
  column = kNoMeasure;
  if (name == "Date") column = kDate;
  if (name == "Step count") column = static_cast<std::int8_t>(HealthMeasure::steps);
  if (name == "Distance (m)") column = static_cast<std::int8_t>(HealthMeasure::distance_other);
  if (name == "Move Minutes count") {
    column = static_cast<std::int8_t>(HealthMeasure::active_minutes);
  }
  any_measure_ = any_measure_ || column >= 0;
  return true;
}

bool GoogleFitTable::value_cell(std::string_view text) {
  if (column_ >= column_count_) {
    return text.empty() || fail(ImportFault::syntax, "more cells than the first row has");
  }
  const std::int8_t column = columns_[column_];
  if (column == kDate) {
    if (text.empty() && column_count_ > 1) return true;
    if (!read_date(text, day_) || day_ < kFirstDay || day_ > kLastDay) {
      return fail(ImportFault::date, "is not a date such as 2024-01-31", text);
    }
    if (seen_[day_ - kFirstDay]) return fail(ImportFault::date, "is there twice", text);
    seen_[day_ - kFirstDay] = true;
  }
  if (column < 0 || text.empty()) return true;
  HealthRecord record{.measure = static_cast<HealthMeasure>(column),
                      .source = ledger_.source("Google Fit", SourceKind::day_summary),
                      .start_s = day_ * kDaySeconds,
                      .end_s = (day_ + 1) * kDaySeconds};
  if (!read_decimal(text, record.value)) return fail(ImportFault::value, "is not a number", text);
  if (record.value == 0) return true;
  const Refusal refusal = ledger_.add(record);
  return refusal.fault == ImportFault::none || fail(refusal.fault, refusal.reason, text);
}

bool GoogleFitTable::row_done() {
  if (line_ == 1) {
    column_count_ = column_;
    if (!any_measure_) {
      return fail(ImportFault::no_data, "has no column Step count, Distance (m) or Move Minutes");
    }
  } else if (column_ > 1 && column_ < column_count_) {
    return fail(ImportFault::syntax, "fewer cells than the first row has");
  }
  ++line_;
  column_ = 0;
  return true;
}

}  // namespace liopep::engine

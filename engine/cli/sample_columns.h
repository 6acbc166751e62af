#pragma once

#include <array>
#include <expected>
#include <string>
#include <string_view>

#include "cli/sample_file.h"

namespace liopep::engine {

inline constexpr int kMaxColumns = 64;

/// The fields of one line, quotation marks and spaces around them taken away.
struct SampleFields {
  std::array<std::string_view, kMaxColumns> field;
  int count = 0;  ///< kMaxColumns + 1 when there are more
};
SampleFields split_fields(std::string_view line);

/// Which column holds what.
struct SampleColumns {
  int time = 0;
  std::array<int, 3> axes = {-1, -1, -1};
  int magnitude = -1;
  TimeUnit unit = TimeUnit::detected;  ///< as the column's name says
};

/// True when the line holds names, not numbers.
bool is_header(const SampleFields& fields);

/// Columns by their names. The error names what is missing and what there is.
std::expected<SampleColumns, std::string> columns_by_name(const SampleFields& names);

/// Columns by their number: 2, 4 or 5.
std::expected<SampleColumns, std::string> columns_by_count(int count);

}  // namespace liopep::engine

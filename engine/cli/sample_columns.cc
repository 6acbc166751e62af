#include "cli/sample_columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <span>

namespace liopep::engine {
namespace {

using Failure = std::unexpected<std::string>;

struct TimeName {
  std::string_view name;
  TimeUnit unit;
};
constexpr TimeName kTimeNames[] = {
    {"t_ms", TimeUnit::milliseconds},
    {"time_ms", TimeUnit::milliseconds},
    {"timestamp_ms", TimeUnit::milliseconds},
    {"t_s", TimeUnit::seconds},
    {"time_s", TimeUnit::seconds},
    {"seconds_elapsed", TimeUnit::seconds},
    {"t_us", TimeUnit::microseconds},
    {"t_ns", TimeUnit::nanoseconds},
    {"timestamp_ns", TimeUnit::nanoseconds},
    {"t", TimeUnit::detected},
    {"time", TimeUnit::detected},
    {"timestamp", TimeUnit::detected},
};
constexpr std::string_view kAxisPrefixes[] = {"", "a", "acc_", "accel_", "acceleration_"};
constexpr std::string_view kMagnitudeNames[] = {"magnitude", "mag", "norm", "vm",
                                                "absolute_acceleration"};

std::string_view trimmed(std::string_view field) {
  const auto is_edge = [](char c) { return c == ' ' || c == '\t' || c == '"' || c == '\r'; };
  while (!field.empty() && is_edge(field.front())) field.remove_prefix(1);
  while (!field.empty() && is_edge(field.back())) field.remove_suffix(1);
  return field;
}

/// "Acceleration x (m/s^2)" is acceleration_x.
std::string plain(std::string_view name) {
  std::string text(trimmed(name.substr(0, name.find('('))));
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == ' ') c = '_';
  }
  return text;
}

bool is_number(std::string_view field) {
  double number = 0;
  return std::from_chars(field.data(), field.data() + field.size(), number).ec == std::errc();
}

int axis_of(std::string_view name) {
  for (int axis = 0; axis < 3; ++axis) {
    for (const std::string_view prefix : kAxisPrefixes) {
      if (name == fmt::format("{}{}", prefix, "xyz"[axis])) return axis;
    }
  }
  return -1;
}

char separator_of(std::string_view line) {
  if (line.contains(',')) return ',';
  return line.contains(';') ? ';' : '\t';
}

}  // namespace

SampleFields split_fields(std::string_view line) {
  SampleFields fields;
  const char separator = separator_of(line);
  bool more = true;
  while (more) {
    const std::size_t end = line.find(separator);
    more = end != std::string_view::npos;
    if (fields.count == kMaxColumns) {
      ++fields.count;
      return fields;
    }
    fields.field[static_cast<std::size_t>(fields.count++)] = trimmed(line.substr(0, end));
    if (more) line.remove_prefix(end + 1);
  }
  return fields;
}

bool is_header(const SampleFields& fields) {
  const auto used =
      std::span(fields.field).first(static_cast<std::size_t>(std::min(fields.count, kMaxColumns)));
  const bool is_empty = std::ranges::all_of(used, &std::string_view::empty);
  return !is_empty && std::ranges::none_of(used, is_number);
}

std::expected<SampleColumns, std::string> columns_by_name(const SampleFields& names) {
  SampleColumns columns;
  columns.time = -1;
  std::string all;
  const int count = std::min(names.count, kMaxColumns);
  for (int i = 0; i < count; ++i) {
    const std::string name = plain(names.field[static_cast<std::size_t>(i)]);
    all += fmt::format("{}{}", all.empty() ? "" : ", ", name);
    const auto* time = std::ranges::find(kTimeNames, name, &TimeName::name);
    if (time != std::end(kTimeNames) && columns.time < 0) {
      columns.time = i;
      columns.unit = time->unit;
    }
    if (const int axis = axis_of(name); axis >= 0) columns.axes[static_cast<std::size_t>(axis)] = i;
    if (std::ranges::find(kMagnitudeNames, name) != std::end(kMagnitudeNames))
      columns.magnitude = i;
  }
  if (all.size() > 200) all = all.substr(0, 200) + " …";
  if (columns.time < 0) {
    return Failure(fmt::format("line 1: no time column among {}; name one t_ms", all));
  }
  const bool has_axes = std::ranges::all_of(columns.axes, [](int axis) { return axis >= 0; });
  if (!has_axes && columns.magnitude < 0) {
    return Failure(fmt::format("line 1: neither x, y and z nor magnitude among {}", all));
  }
  if (has_axes) columns.magnitude = -1;
  return columns;
}

std::expected<SampleColumns, std::string> columns_by_count(int count) {
  if (count == 2) return SampleColumns{.magnitude = 1};
  if (count == 4) return SampleColumns{.axes = {1, 2, 3}};
  if (count == 5) return SampleColumns{.axes = {2, 3, 4}};
  return Failure(fmt::format(
      "line 1: {} columns without names; there must be 2 (t_ms,magnitude) or 4 (t_ms,x,y,z), or a "
      "first line of names",
      count > kMaxColumns ? fmt::format("more than {}", kMaxColumns) : std::to_string(count)));
}

}  // namespace liopep::engine

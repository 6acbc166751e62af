#include "cli/sample_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <memory>
#include <optional>

#include "cli/sample_columns.h"

namespace liopep::engine {
namespace {

using Failure = std::unexpected<std::string>;
using Samples = std::vector<AccelerationSample>;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string shown(std::string_view field) {
  std::string text;
  for (const char c : field.substr(0, 24)) text += c >= ' ' && c <= '~' ? c : '?';
  return field.size() > 24 ? text + " …" : text;
}

std::expected<double, std::string> number_of(const SampleFields& fields, int column,
                                             std::size_t line) {
  if (column >= fields.count) {
    return Failure(fmt::format("line {}: column {} is missing; the line has {}", line, column + 1,
                               fields.count));
  }
  const std::string_view field = fields.field[static_cast<std::size_t>(column)];
  double number = 0;
  const auto read = std::from_chars(field.data(), field.data() + field.size(), number);
  if (read.ec != std::errc() || read.ptr != field.data() + field.size() || field.empty()) {
    return Failure(
        fmt::format("line {}, column {}: '{}' is no number", line, column + 1, shown(field)));
  }
  return number;
}

std::expected<AccelerationSample, std::string> sample_of(const SampleFields& fields,
                                                         const SampleColumns& columns,
                                                         std::size_t line) {
  const auto time = number_of(fields, columns.time, line);
  if (!time) return Failure(time.error());
  if (columns.magnitude >= 0) {
    const auto magnitude = number_of(fields, columns.magnitude, line);
    if (!magnitude) return Failure(magnitude.error());
    return AccelerationSample{.t_ms = *time, .magnitude = *magnitude};
  }
  double square = 0;
  for (const int column : columns.axes) {
    const auto axis = number_of(fields, column, line);
    if (!axis) return Failure(axis.error());
    square += *axis * *axis;
  }
  return AccelerationSample{.t_ms = *time, .magnitude = std::sqrt(square)};
}

/// Milliseconds in a unit of time, such that the usual distance of samples is 2 to 100 ms.
std::optional<double> detected_unit_ms(const Samples& samples) {
  constexpr std::size_t kLooked = 1000;
  std::vector<double> distances;
  for (std::size_t i = 1; i < std::min(samples.size(), kLooked); ++i) {
    const double distance = samples[i].t_ms - samples[i - 1].t_ms;
    if (distance > 0 && std::isfinite(distance)) distances.push_back(distance);
  }
  if (distances.empty()) return std::nullopt;
  const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
  std::ranges::nth_element(distances, middle);
  for (const double unit_ms : {1.0, 1000.0, 1e-3, 1e-6}) {
    if (*middle * unit_ms >= 1.2 && *middle * unit_ms <= 120) return unit_ms;
  }
  return std::nullopt;
}

std::optional<double> unit_ms_of(TimeUnit unit, const Samples& samples) {
  switch (unit) {
    case TimeUnit::seconds:
      return 1000;
    case TimeUnit::milliseconds:
      return 1;
    case TimeUnit::microseconds:
      return 1e-3;
    case TimeUnit::nanoseconds:
      return 1e-6;
    case TimeUnit::detected:
      return detected_unit_ms(samples);
  }
  return std::nullopt;
}

/// Takes lines one after the other.
class SampleReader {
 public:
  std::expected<void, std::string> take(std::string_view line, std::size_t number) {
    if (line.size() > kMaxSampleLineBytes) {
      return Failure(fmt::format("line {}: longer than {} bytes", number, kMaxSampleLineBytes));
    }
    const SampleFields fields = split_fields(line);
    if (fields.count == 1 && fields.field[0].empty()) return {};
    if (line.starts_with('#')) return {};
    if (!columns_) {
      const bool named = is_header(fields);
      auto columns = named ? columns_by_name(fields) : columns_by_count(fields.count);
      if (!columns) return Failure(columns.error());
      columns_ = *columns;
      if (named) return {};
    }
    if (samples.size() == kMaxSamples) {
      return Failure(fmt::format("line {}: more than {} samples", number, kMaxSamples));
    }
    const auto sample = sample_of(fields, *columns_, number);
    if (!sample) return Failure(sample.error());
    samples.push_back(*sample);
    return {};
  }

  TimeUnit unit() const { return columns_ ? columns_->unit : TimeUnit::detected; }
  Samples samples;

 private:
  std::optional<SampleColumns> columns_;
};

}  // namespace

std::expected<Samples, std::string> parse_samples(std::string_view text, TimeUnit unit) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  SampleReader reader;
  for (std::size_t line = 1; !text.empty(); ++line) {
    const std::size_t end = text.find('\n');
    if (auto taken = reader.take(text.substr(0, end), line); !taken) {
      return Failure(taken.error());
    }
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  if (reader.samples.empty()) return Failure("there is no sample in it");
  const TimeUnit chosen = unit == TimeUnit::detected ? reader.unit() : unit;
  const auto unit_ms = unit_ms_of(chosen, reader.samples);
  if (!unit_ms) {
    return Failure(
        "the time column makes no rate of 10 to 500 samples a second in s, ms, us or ns; say "
        "which it is with --time");
  }
  const double start = reader.samples.front().t_ms;
  for (AccelerationSample& sample : reader.samples) sample.t_ms = (sample.t_ms - start) * *unit_ms;
  return std::move(reader.samples);
}

std::expected<Samples, std::string> read_samples(const std::string& path, TimeUnit unit) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             &std::fclose);
  if (!file) return Failure(fmt::format("{}: cannot be opened", path));
  std::string text;
  std::string block(std::size_t{1} << 20, '\0');
  while (const std::size_t size = std::fread(block.data(), 1, block.size(), file.get())) {
    text.append(block, 0, size);
    if (text.size() > kMaxSampleFileBytes) return Failure(path + ": larger than 1 GiB");
  }
  if (std::ferror(file.get())) return Failure(fmt::format("{}: cannot be read", path));
  if (text.starts_with("\x1F\x8B")) return Failure(path + ": is compressed; gunzip it first");
  auto samples = parse_samples(text, unit);
  if (!samples) return Failure(fmt::format("{}: {}", path, samples.error()));
  return samples;
}

}  // namespace liopep::engine

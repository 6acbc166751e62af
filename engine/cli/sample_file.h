#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace liopep::engine {

/// One line of an accelerometer's recording.
struct AccelerationSample {
  double t_ms = 0;
  double magnitude = 0;
};

/// What the time column counts; `detected` takes what makes 10 to 500 samples a second.
enum class TimeUnit { detected, seconds, milliseconds, microseconds, nanoseconds };

inline constexpr std::size_t kMaxSampleFileBytes = std::size_t{1} << 30;
inline constexpr std::size_t kMaxSamples = 20'000'000;
inline constexpr std::size_t kMaxSampleLineBytes = 4096;

/// Reads comma, semicolon or tab separated text: t_ms,x,y,z or t_ms,magnitude.
///
/// A first line of names is optional and then says which column is which: t_ms, t_s, t_us, t_ns or
/// time/timestamp (unit detected); x, y, z (also accel_x, ax ...) or magnitude; others are passed
/// over. Without names: two columns are time and magnitude, four time and axes, five (Android
/// recordings) time, accuracy and axes; their time unit is detected. Empty lines and lines that
/// begin with # are passed over. The error is one sentence naming line, column and the fix.
std::expected<std::vector<AccelerationSample>, std::string> parse_samples(
    std::string_view text, TimeUnit unit = TimeUnit::detected);

/// Reads the file at `path`, up to 1 GiB.
std::expected<std::vector<AccelerationSample>, std::string> read_samples(const std::string& path,
                                                                         TimeUnit unit);

}  // namespace liopep::engine

#pragma once

#include <cstdint>
#include <string_view>

namespace liopep::engine {

inline constexpr std::int64_t kDaySeconds = 86400;
/// Days since 1970-01-01 within which a date is believed: 1990-01-01 to 2069-12-31.
inline constexpr std::int32_t kFirstDay = 7305;
inline constexpr std::int32_t kLastDay = 36524;

/// A date of the Gregorian calendar.
struct CivilDate {
  int year = 1970;
  int month = 1;
  int day = 1;
};

/// Days since 1970-01-01 (Hinnant, chrono-compatible low-level date algorithms).
std::int32_t days_of(CivilDate date);
CivilDate date_of(std::int32_t days);

/// A moment as a file wrote it.
struct WrittenTime {
  std::int64_t clock_s = 0;   ///< seconds since 1970 by the clock that was written
  std::int32_t offset_s = 0;  ///< that clock's distance from UTC
  bool has_offset = false;
};

/// Reads `2024-01-31 09:05:59 +0100`, `2024-01-31T09:05:59.25Z`, `...+01:00`, or without an
/// offset. False when it is none of these or no real date.
bool read_time(std::string_view text, WrittenTime& time);

/// Reads `2024-01-31`.
bool read_date(std::string_view text, std::int32_t& day);

/// The day of `clock_s`, rounding down.
inline std::int32_t day_of(std::int64_t clock_s) {
  return static_cast<std::int32_t>((clock_s >= 0 ? clock_s : clock_s - kDaySeconds + 1) /
                                   kDaySeconds);
}

}  // namespace liopep::engine

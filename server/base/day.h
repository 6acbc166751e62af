#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "server/base/clock.h"
#include "server/base/error.h"

namespace liopep {

/// A calendar date without a time zone: a member's local date, or a UTC date.
using Day = std::chrono::sys_days;

/// Reads "2026-07-09" (RFC 3339 full-date). Refuses dates that no calendar has, and years outside
/// 2000-2199; `field` names the input on failure.
[[nodiscard]] Result<Day> parse_day(std::string_view text, std::string_view field);

/// "2026-07-09".
[[nodiscard]] std::string to_text(Day day);

/// The UTC date at `time`.
[[nodiscard]] inline Day utc_day(UnixMillis time) {
  return std::chrono::floor<std::chrono::days>(time);
}

}  // namespace liopep

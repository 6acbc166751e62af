#include "cli/local_zone.h"

#include <ctime>

#include "import/civil_time.h"

namespace liopep::engine {
namespace {

std::int32_t offset_at(std::int64_t utc_s) {
  const std::time_t time = utc_s;
  std::tm local{};
  localtime_r(&time, &local);
  return static_cast<std::int32_t>(local.tm_gmtoff);
}

}  // namespace

std::vector<ZoneSpan> local_zone() {
  tzset();
  std::int64_t at = kFirstDay * kDaySeconds;
  std::vector<ZoneSpan> spans = {{at, offset_at(at)}};
  for (; at < kLastDay * kDaySeconds && spans.size() < kMaxZoneSpans; at += kDaySeconds) {
    const std::int32_t after = offset_at(at + kDaySeconds);
    if (after == spans.back().offset_s) continue;
    std::int64_t low = at;
    std::int64_t high = at + kDaySeconds;
    while (high - low > 1) {
      const std::int64_t middle = low + (high - low) / 2;
      (offset_at(middle) == after ? high : low) = middle;
    }
    spans.push_back({high, after});
  }
  return spans;
}

}  // namespace liopep::engine

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "server/base/day.h"
#include "server/base/error.h"
#include "server/db/database.h"
#include "server/identity/viewer.h"
#include "server/insight/daily_rollup.h"

namespace liopep::insight {

/// The span of statistics: `today` is the member's local date, `days` counts it too.
struct Period {
  Day today;
  int days = 30;
};

/// A member's own numbers (P12).
struct Statistics {
  Totals today;
  Totals week;                   ///< Monday (ISO 8601) to today
  std::int64_t streak_days = 0;  ///< in a row, ending today or yesterday
  std::vector<DayTotals> days;   ///< only days with a break, oldest first
};

/// Monday of the ISO 8601 week of `day`.
[[nodiscard]] Day monday_of(Day day);

/// Sums up `days`: oldest first, none after today, at least the week's. The streak is as long as
/// `days` can show.
[[nodiscard]] Statistics summarize(std::span<const DayTotals> days, const Period& period);

/// What the viewer may see: their own days.
[[nodiscard]] Result<Statistics> statistics_of(db::Transaction& transaction,
                                               const identity::Viewer& viewer,
                                               const Period& period);

/// Schema Statistics of api/openapi.yaml.
[[nodiscard]] std::string to_json(const Statistics& statistics);

}  // namespace liopep::insight

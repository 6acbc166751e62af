#pragma once

#include <cstdint>
#include <vector>

#include "server/base/day.h"
#include "server/base/error.h"
#include "server/base/id.h"
#include "server/db/database.h"

namespace liopep::insight {

/// Sums over some breaks.
struct Totals {
  std::int64_t breaks = 0;
  std::int64_t repetitions = 0;
  std::int64_t active_ms = 0;
  std::int64_t held_ms = 0;  ///< in exercises that are held
  std::int64_t steps = 0;    ///< of walks

  bool operator==(const Totals&) const = default;
  Totals& operator+=(const Totals& more);
};

/// The sums of one local day of a member.
struct DayTotals {
  Day day;
  Totals totals;

  bool operator==(const DayTotals&) const = default;
};

/// Adds `more` to the member's sums of `day`. Runs in the transaction that stores what is summed.
[[nodiscard]] Result<void> add_to_day(db::Transaction& transaction, const MemberId& member, Day day,
                                      const Totals& more);

/// The member's days from `first` to `last`, oldest first; days without a break are not there.
[[nodiscard]] Result<std::vector<DayTotals>> days_between(db::Transaction& transaction,
                                                          const MemberId& member, Day first,
                                                          Day last);

/// How many days in a row with a break end at `last`.
[[nodiscard]] Result<std::int64_t> streak_ending(db::Transaction& transaction,
                                                 const MemberId& member, Day last);

}  // namespace liopep::insight

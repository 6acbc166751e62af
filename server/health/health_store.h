#pragma once

#include <optional>
#include <vector>

#include "server/base/clock.h"
#include "server/base/day.h"
#include "server/base/error.h"
#include "server/base/id.h"
#include "server/db/database.h"
#include "server/health/health_day.h"

namespace liopep::health {

/// Stores totals and the consent by which they may be stored, in one transaction. A total of the
/// same day and type is replaced, so that saving again changes nothing.
[[nodiscard]] Result<void> save_days(db::Transaction& transaction, const MemberId& member,
                                     const std::vector<HealthDay>& days,
                                     const GivenConsent& consent, UnixMillis now);

/// The member's totals from `first` to `last`, oldest first.
[[nodiscard]] Result<std::vector<HealthDay>> days_between(db::Transaction& transaction,
                                                          const MemberId& member, Day first,
                                                          Day last);

/// What is stored of each source that has anything, the newest first.
[[nodiscard]] Result<std::vector<SavedSource>> saved_sources(db::Transaction& transaction,
                                                             const MemberId& member);

/// Deletes what came from `source`; without one, everything. Where nothing is left, the consent is
/// withdrawn.
[[nodiscard]] Result<void> delete_days(db::Transaction& transaction, const MemberId& member,
                                       std::optional<HealthSource> source, UnixMillis now);

}  // namespace liopep::health

#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstdint>
#include <functional>

#include "server/base/clock.h"
#include "server/base/error.h"
#include "server/base/personal_data.h"
#include "server/db/database.h"

namespace liopep::privacy {

/// Deletes every row whose declared lifetime is over at `now` (P1), and returns how many.
[[nodiscard]] boost::asio::awaitable<Result<std::int64_t>> delete_expired_rows(
    db::Database& database, PersonalData declared, UnixMillis now);

struct RetentionOptions {
  std::chrono::milliseconds every = std::chrono::hours(1);
  /// Hears of each sweep: how many rows went, or why it failed. A failed sweep is tried again.
  std::function<void(const Result<std::int64_t>&)> report;
};

/// Sweeps now and then every hour, until cancelled. `database` and `clock` must outlive it.
[[nodiscard]] boost::asio::awaitable<void> keep_retention(db::Database& database,
                                                          PersonalData declared, const Clock& clock,
                                                          RetentionOptions options);

}  // namespace liopep::privacy

#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "server/base/day.h"
#include "server/base/error.h"
#include "server/base/id.h"
#include "server/db/database.h"

namespace liopep::breaks {

/// Domain event: a result was stored that was not there before.
struct ResultSaved {
  MemberId member;
  Day day;
  std::int64_t repetitions;  ///< full ones; 0 where something was held
  std::int64_t duration_ms;
  std::int64_t held_ms;  ///< 0 where nothing was held
  std::int64_t steps;    ///< 0 where nobody walked
};

/// Runs in the transaction that stores the result, so that both are kept or neither. `main` wires
/// the subscribers: features do not know each other.
using ResultSavedSubscriber = std::function<Result<void>(db::Transaction&, const ResultSaved&)>;
using ResultSavedSubscribers = std::vector<ResultSavedSubscriber>;

}  // namespace liopep::breaks

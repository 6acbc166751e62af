#pragma once

#include "server/base/error.h"
#include "server/base/id.h"
#include "server/breaks/result.h"
#include "server/breaks/result_saved.h"
#include "server/db/database.h"

namespace liopep::breaks {

enum class SaveOutcome { stored, already_there };

/// Stores a result once, and tells `subscribers` when it is new. Errors: conflict
/// (`result.conflict`, /id) when the member has another result with this id.
[[nodiscard]] Result<SaveOutcome> save_result(db::Transaction& transaction, const MemberId& member,
                                              const BreakResult& result,
                                              const ResultSavedSubscribers& subscribers);

}  // namespace liopep::breaks

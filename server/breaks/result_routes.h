#pragma once

#include <vector>

#include "server/base/clock.h"
#include "server/breaks/activity_catalog.h"
#include "server/breaks/result_saved.h"
#include "server/db/database.h"
#include "server/identity/session.h"
#include "server/net/http.h"

namespace liopep::breaks {

/// What the routes need. All of it must outlive them.
struct BreaksParts {
  db::Database& database;
  const Clock& clock;
  const ActivityCatalog& catalog;
  const ResultSavedSubscribers& subscribers;
};

/// POST /api/v1/results, for whoever `viewer` is. 201 when the result is new and durable, 200 when
/// it was there already.
[[nodiscard]] boost::asio::awaitable<Result<net::Response>> post_result(BreaksParts parts,
                                                                        identity::Viewer viewer,
                                                                        net::Request& request);

[[nodiscard]] std::vector<net::Route> result_routes(BreaksParts parts,
                                                    identity::Sessions& sessions);

}  // namespace liopep::breaks

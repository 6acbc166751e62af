#pragma once

#include <vector>

#include "server/base/clock.h"
#include "server/db/database.h"
#include "server/identity/session.h"
#include "server/insight/statistics.h"
#include "server/net/http.h"

namespace liopep::insight {

/// What the routes need. All of it must outlive them.
struct InsightParts {
  db::Database& database;
  const Clock& clock;
};

/// Reads `today` and `days` of the query. Errors (invalid, with the parameter's name as field):
/// input.date, statistics.day_mismatch, statistics.days.
[[nodiscard]] Result<Period> read_period(const net::Request& request, UnixMillis now);

/// GET /api/v1/statistics, for whoever `viewer` is.
[[nodiscard]] boost::asio::awaitable<Result<net::Response>> get_statistics(InsightParts parts,
                                                                           identity::Viewer viewer,
                                                                           net::Request& request);

[[nodiscard]] std::vector<net::Route> statistics_routes(InsightParts parts,
                                                        identity::Sessions& sessions);

}  // namespace liopep::insight

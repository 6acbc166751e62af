#pragma once

#include <boost/asio/awaitable.hpp>
#include <vector>

#include "server/base/clock.h"
#include "server/db/database.h"
#include "server/identity/session.h"
#include "server/net/http.h"

namespace liopep::health {

/// What the routes need. All of it must outlive them.
struct HealthParts {
  db::Database& database;
  const Clock& clock;
};

/// PUT /api/v1/health/days: 204 when all of it is durable, else none of it is stored.
[[nodiscard]] boost::asio::awaitable<Result<net::Response>> put_days(HealthParts parts,
                                                                     identity::Viewer viewer,
                                                                     net::Request& request);

/// GET /api/v1/health/days?from=DAY&to=DAY, at most 366 days. Errors: health.period.
[[nodiscard]] boost::asio::awaitable<Result<net::Response>> get_days(HealthParts parts,
                                                                     identity::Viewer viewer,
                                                                     net::Request& request);

/// GET /api/v1/health/sources: from where the totals came.
[[nodiscard]] boost::asio::awaitable<Result<net::Response>> get_sources(HealthParts parts,
                                                                        identity::Viewer viewer,
                                                                        net::Request& request);

/// DELETE /api/v1/health/days, or with ?source= what came from there: 204, also when nothing was.
[[nodiscard]] boost::asio::awaitable<Result<net::Response>> delete_days(HealthParts parts,
                                                                        identity::Viewer viewer,
                                                                        net::Request& request);

[[nodiscard]] std::vector<net::Route> health_day_routes(HealthParts parts,
                                                        identity::Sessions& sessions);

}  // namespace liopep::health

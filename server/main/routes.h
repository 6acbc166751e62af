#pragma once

#include <vector>

#include "server/breaks/result_routes.h"
#include "server/db/database.h"
#include "server/health/health_routes.h"
#include "server/identity/sign_in.h"
#include "server/insight/statistics_routes.h"
#include "server/net/http.h"

namespace liopep {

/// Every route there is. The arguments must outlive the routes.
[[nodiscard]] std::vector<net::Route> all_routes(db::Database& database, identity::SignIn& sign_in,
                                                 identity::Sessions& sessions,
                                                 breaks::BreaksParts breaks,
                                                 insight::InsightParts insight,
                                                 health::HealthParts health);

}  // namespace liopep

#pragma once

#include <vector>

#include "server/identity/session.h"
#include "server/identity/sign_in.h"
#include "server/net/http.h"

namespace liopep::identity {

/// GET and DELETE /api/v1/session, /auth/{provider}/start and /auth/{provider}/callback. The
/// arguments must outlive the routes.
[[nodiscard]] std::vector<net::Route> identity_routes(SignIn& sign_in, Sessions& sessions,
                                                      db::Database& database);

}  // namespace liopep::identity

#include "server/main/routes.h"

#include <iterator>
#include <utility>

#include "server/identity/identity_routes.h"

namespace liopep {
namespace {

using boost::asio::awaitable;

net::Response ok() {
  return net::Response::json(R"({"status":"ok"})");
}

std::vector<net::Route> health_routes(db::Database& database) {
  const auto health = [](net::Request&) -> awaitable<Result<net::Response>> { co_return ok(); };
  const auto ready = [&database](net::Request&) -> awaitable<Result<net::Response>> {
    auto healthy = co_await database.health();
    if (!healthy) {
      co_return fail(ErrorKind::unavailable, "server.not_ready", "The database does not answer.");
    }
    co_return ok();
  };
  return {{net::Method::get, "/healthz", health, {}}, {net::Method::get, "/readyz", ready, {}}};
}

}  // namespace

std::vector<net::Route> all_routes(db::Database& database, identity::SignIn& sign_in,
                                   identity::Sessions& sessions, breaks::BreaksParts breaks,
                                   insight::InsightParts insight, health::HealthParts health) {
  std::vector<net::Route> all;
  for (auto& routes : {health_routes(database),                                 //
                       identity::identity_routes(sign_in, sessions, database),  //
                       breaks::result_routes(breaks, sessions),                 //
                       insight::statistics_routes(insight, sessions),           //
                       health::health_day_routes(health, sessions)}) {
    all.insert(all.end(), routes.begin(), routes.end());
  }
  return all;
}

}  // namespace liopep

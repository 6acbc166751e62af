#include "server/identity/identity_routes.h"

#include <boost/describe/class.hpp>
#include <chrono>
#include <optional>
#include <string>
#include <utility>

#include "server/base/json.h"
#include "server/identity/cookie.h"
#include "server/identity/member_store.h"

namespace liopep::identity {
namespace {

using boost::asio::awaitable;

struct MemberAnswer {
  std::string id, name;
};
BOOST_DESCRIBE_STRUCT(MemberAnswer, (), (id, name))

struct ProviderAnswer {
  std::string id, name;
  std::optional<bool> demo;
};
BOOST_DESCRIBE_STRUCT(ProviderAnswer, (), (id, name, demo))

struct SessionAnswer {
  bool signed_in = false;
  std::optional<MemberAnswer> member;
  std::vector<ProviderAnswer> providers;
};
BOOST_DESCRIBE_STRUCT(SessionAnswer, (), (signed_in, member, providers))

std::vector<ProviderAnswer> provider_answers(const SignIn& sign_in) {
  std::vector<ProviderAnswer> answers;
  for (const OpenIdProvider& provider : sign_in.providers()) {
    const Provider& configuration = provider.configuration();
    answers.push_back({.id = configuration.id,
                       .name = configuration.name,
                       .demo = configuration.is_demo ? std::optional(true) : std::nullopt});
  }
  return answers;
}

awaitable<Result<net::Response>> get_session(SignIn& sign_in, Sessions& sessions,
                                             db::Database& database, net::Request& request) {
  SessionAnswer answer{.member = std::nullopt, .providers = provider_answers(sign_in)};
  auto viewer = co_await sessions.authenticate(request);
  if (viewer) {
    auto name = co_await database.read<Personal<std::string>>(
        [member = viewer->member()](db::Transaction& transaction) {
          return find_member_name(transaction, member);
        });
    if (!name) co_return std::unexpected(std::move(name.error()));
    answer.signed_in = true;
    answer.member = MemberAnswer{viewer->member().text(),
                                 name->reveal()};  // the member's own name, to the member
  } else if (viewer.error().kind != ErrorKind::unauthenticated) {
    co_return std::unexpected(std::move(viewer.error()));
  }
  co_return net::Response::json(json::write(answer));
}

awaitable<Result<net::Response>> delete_session(Sessions& sessions, net::Request& request) {
  auto ended = co_await sessions.end(request);
  if (!ended) co_return std::unexpected(std::move(ended.error()));
  auto response = net::Response::no_content();
  response.headers.push_back(clear_cookie(session_cookie));
  co_return response;
}

}  // namespace

std::vector<net::Route> identity_routes(SignIn& sign_in, Sessions& sessions,
                                        db::Database& database) {
  // Two sign-ins a second from one network are plenty, also for an office behind one address. The
  // time holds three calls to a slow provider.
  const net::RouteLimits sign_in_limits{.requests_per_minute = 120,
                                        .handler_time = std::chrono::seconds(15)};
  return {
      {net::Method::get, "/api/v1/session",
       [&](net::Request& request) { return get_session(sign_in, sessions, database, request); }},
      {net::Method::del, "/api/v1/session",
       [&](net::Request& request) { return delete_session(sessions, request); }},
      {net::Method::get, "/auth/{provider}/start",
       [&](net::Request& request) { return sign_in.start(request); }, sign_in_limits},
      {net::Method::get, "/auth/{provider}/callback",
       [&](net::Request& request) { return sign_in.finish(request); }, sign_in_limits},
      // The provider's page posts; the sealed attempt and its state are the defence.
      {net::Method::post, "/auth/{provider}/callback",
       [&](net::Request& request) { return sign_in.finish(request); }, sign_in_limits,
       net::BodyType::form, net::Senders::any_site},
  };
}

}  // namespace liopep::identity

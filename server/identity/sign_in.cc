#include "server/identity/sign_in.h"

#include <fmt/format.h>

#include <boost/describe/class.hpp>
#include <chrono>
#include <utility>

#include "server/base/json.h"
#include "server/identity/callback.h"
#include "server/identity/cookie.h"
#include "server/identity/member_store.h"
#include "server/identity/return_to.h"
#include "server/identity/sha256.h"
#include "server/net/url.h"

namespace liopep::identity {

BOOST_DESCRIBE_STRUCT(SignInAttempt, (), (state, nonce, code_verifier, return_to, expires_at_ms))

namespace {

using boost::asio::awaitable;

constexpr std::chrono::minutes attempt_lifetime{10};
constexpr std::size_t secret_bytes = 32;

SameSite same_site_of(const Provider& provider) {
  return provider.response_mode == ResponseMode::form_post ? SameSite::none : SameSite::lax;
}

/// Where the browser is sent (OpenID Connect Core 1.0, section 3.1.2.1).
std::string authorization_url(const Provider& provider, const OpenIdMetadata& metadata,
                              const SignInAttempt& attempt, const std::string& callback_url) {
  std::vector<net::Header> query{{"response_type", "code"},
                                 {"client_id", provider.client_id},
                                 {"redirect_uri", callback_url},
                                 {"scope", provider.scopes},
                                 {"state", attempt.state},
                                 {"nonce", attempt.nonce},
                                 {"code_challenge", base64url(sha256(attempt.code_verifier))},
                                 {"code_challenge_method", "S256"}};
  if (provider.response_mode == ResponseMode::form_post) {
    query.push_back({"response_mode", "form_post"});
  }
  const char separator = metadata.authorization_endpoint.contains('?') ? '&' : '?';
  return fmt::format("{}{}{}", metadata.authorization_endpoint, separator, net::encode_form(query));
}

std::unexpected<Error> unknown_provider() {
  return fail(ErrorKind::not_found, "sign_in.unknown_provider", "There is no such way to sign in.",
              "provider");
}

}  // namespace

SignIn::SignIn(const std::vector<Provider>& providers, std::string public_origin,
               Surroundings surroundings)
    : public_origin_(std::move(public_origin)),
      surroundings_(std::move(surroundings)),
      sealer_(surroundings_.random) {
  for (const Provider& provider : providers) {
    providers_.emplace_back(provider, surroundings_.client, surroundings_.clock);
  }
}

OpenIdProvider* SignIn::find_provider(const net::Request& request) {
  const std::string_view id = request.path_parameter("provider");
  for (OpenIdProvider& provider : providers_) {
    if (provider.configuration().id == id) return &provider;
  }
  return nullptr;
}

std::string SignIn::callback_url(const Provider& provider) const {
  return fmt::format("{}/auth/{}/callback", public_origin_, provider.id);
}

awaitable<Result<net::Response>> SignIn::start(const net::Request& request) {
  OpenIdProvider* provider = find_provider(request);
  if (provider == nullptr) co_return unknown_provider();
  const auto wanted = request.query_parameter("return_to");
  if (!wanted) co_return std::unexpected(wanted.error());
  auto return_to = parse_return_to(wanted->value_or("/"));
  if (!return_to) co_return std::unexpected(std::move(return_to.error()));

  const Provider& configuration = provider->configuration();
  const auto metadata = co_await provider->metadata();
  if (!metadata) co_return lead_to_problem(configuration, metadata.error());
  Random& random = surroundings_.random;
  const SignInAttempt attempt{.state = random_token(random, secret_bytes),
                              .nonce = random_token(random, secret_bytes),
                              .code_verifier = random_token(random, secret_bytes),
                              .return_to = std::move(*return_to),
                              .expires_at_ms = to_ms(surroundings_.clock.now() + attempt_lifetime)};
  auto response = net::Response::redirect(
      authorization_url(configuration, *metadata, attempt, callback_url(configuration)));
  response.headers.push_back(set_cookie(sign_in_cookie,
                                        sealer_.seal(json::write(attempt), configuration.id),
                                        attempt_lifetime, same_site_of(configuration)));
  co_return response;
}

Result<SignInAttempt> SignIn::open_attempt(const net::Request& request,
                                           const Provider& provider) const {
  const auto expired = [](std::string detail) {
    return fail(ErrorKind::invalid, "sign_in.expired", std::move(detail));
  };
  const auto cookie = request.cookie(sign_in_cookie);
  if (!cookie) return expired("The browser brought no sign-in cookie.");
  const auto text = sealer_.open(*cookie, provider.id);
  if (!text) return expired("The sign-in cookie is not one of this process and provider.");
  auto attempt = json::read<SignInAttempt>(*text);
  if (!attempt || attempt->expires_at_ms <= to_ms(surroundings_.clock.now())) {
    return expired("The sign-in took longer than ten minutes.");
  }
  return attempt;
}

awaitable<Result<Identity>> SignIn::identify(OpenIdProvider& provider, const SignInAttempt& attempt,
                                             const net::Request& request) {
  const Provider& configuration = provider.configuration();
  const auto callback = read_callback(request);
  if (!callback) co_return std::unexpected(callback.error());
  const auto metadata = co_await provider.metadata();
  if (!metadata) co_return std::unexpected(metadata.error());
  const auto code = check_callback(*callback, attempt.state, *metadata);
  if (!code) co_return std::unexpected(code.error());
  const auto token =
      co_await provider.exchange_code(*code, attempt.code_verifier, callback_url(configuration));
  if (!token) co_return std::unexpected(token.error());
  const auto header = read_token_header(*token);
  if (!header) co_return std::unexpected(header.error());
  const auto key = co_await provider.key(*header);
  if (!key) co_return std::unexpected(key.error());
  auto identity = verify_id_token(*token, *key,
                                  {.issuer = metadata->issuer,
                                   .client_id = configuration.client_id,
                                   .nonce = attempt.nonce,
                                   .now = surroundings_.clock.now()});
  if (identity && !identity->name) identity->name = callback->name;
  co_return identity;
}

awaitable<Result<std::string>> SignIn::begin_session(Identity identity,
                                                     const net::Request& request) {
  const UnixMillis now = surroundings_.clock.now();
  const MemberId new_id(new_uuid_v7(surroundings_.clock, surroundings_.random));
  const NewSession session = surroundings_.sessions.make();
  const auto stored = co_await surroundings_.database.write_work(
      [identity = std::move(identity), new_id, now,
       store_session = surroundings_.sessions.storing(session, request)](
          db::Transaction& transaction) -> Result<void> {
        const auto member = sign_in_member(transaction, identity, new_id, now);
        if (!member) return std::unexpected(member.error());
        return store_session(transaction, *member);
      });
  if (!stored) co_return std::unexpected(stored.error());
  co_return session.token;
}

awaitable<Result<net::Response>> SignIn::finish(const net::Request& request) {
  OpenIdProvider* provider = find_provider(request);
  if (provider == nullptr) co_return unknown_provider();
  const Provider& configuration = provider->configuration();
  const auto attempt = open_attempt(request, configuration);
  if (!attempt) co_return lead_to_problem(configuration, attempt.error());
  auto identity = co_await identify(*provider, *attempt, request);
  if (!identity) co_return lead_to_problem(configuration, identity.error());
  const auto token = co_await begin_session(std::move(*identity), request);
  if (!token) co_return std::unexpected(token.error());

  auto response = net::Response::redirect(attempt->return_to);
  response.headers.push_back(surroundings_.sessions.cookie(*token));
  response.headers.push_back(clear_cookie(sign_in_cookie, same_site_of(configuration)));
  co_return response;
}

net::Response SignIn::lead_to_problem(const Provider& provider, const Error& error) const {
  surroundings_.log(provider.id, error);
  const std::string_view key =
      error.key.starts_with("sign_in.") ? std::string_view(error.key) : "sign_in.rejected";
  auto response = net::Response::redirect(fmt::format("/sign-in?problem={}", key));
  response.headers.push_back(clear_cookie(sign_in_cookie, same_site_of(provider)));
  return response;
}

}  // namespace liopep::identity

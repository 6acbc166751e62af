#pragma once

#include <boost/asio/awaitable.hpp>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/clock.h"
#include "server/base/error.h"
#include "server/base/random.h"
#include "server/db/database.h"
#include "server/identity/id_token.h"
#include "server/identity/openid_provider.h"
#include "server/identity/sealer.h"
#include "server/identity/session.h"
#include "server/net/http.h"

namespace liopep::identity {

/// One sign-in under way. It travels in the browser's `__Host-sign-in` cookie, sealed and bound to
/// its provider, so that the server keeps nothing about people who have not signed in.
struct SignInAttempt {
  std::string state;
  std::string nonce;
  std::string code_verifier;
  std::string return_to;
  std::int64_t expires_at_ms = 0;
};

/// Tells the log why a sign-in failed. The error carries no personal data.
using SignInLog = std::function<void(std::string_view provider, const Error& error)>;

/// Signing in by OpenID Connect: authorization code flow with PKCE (RFC 7636), state and nonce
/// (P5).
class SignIn {
 public:
  /// What it needs from outside; all of it must outlive the object.
  struct Surroundings {
    db::Database& database;
    Sessions& sessions;
    net::HttpClient& client;
    const Clock& clock;
    Random& random;
    SignInLog log;
  };

  /// `public_origin` is where browsers reach us: "https://liopep.example".
  SignIn(const std::vector<Provider>& providers, std::string public_origin,
         Surroundings surroundings);

  [[nodiscard]] const std::vector<OpenIdProvider>& providers() const { return providers_; }

  /// Sends the browser to the provider. Errors: not_found for an unknown provider; invalid for a
  /// `return_to` that leads elsewhere.
  [[nodiscard]] boost::asio::awaitable<Result<net::Response>> start(const net::Request& request);

  /// Takes the browser back from the provider, by a redirect or a posted form, and signs it in.
  /// Failures lead to /sign-in?problem=KEY. Errors: not_found for an unknown provider.
  [[nodiscard]] boost::asio::awaitable<Result<net::Response>> finish(const net::Request& request);

 private:
  [[nodiscard]] OpenIdProvider* find_provider(const net::Request& request);
  [[nodiscard]] std::string callback_url(const Provider& provider) const;
  [[nodiscard]] Result<SignInAttempt> open_attempt(const net::Request& request,
                                                   const Provider& provider) const;
  [[nodiscard]] boost::asio::awaitable<Result<Identity>> identify(OpenIdProvider& provider,
                                                                  const SignInAttempt& attempt,
                                                                  const net::Request& callback);
  [[nodiscard]] boost::asio::awaitable<Result<std::string>> begin_session(
      Identity identity, const net::Request& request);
  [[nodiscard]] net::Response lead_to_problem(const Provider& provider, const Error& error) const;

  std::vector<OpenIdProvider> providers_;
  std::string public_origin_;
  Surroundings surroundings_;
  Sealer sealer_;
};

}  // namespace liopep::identity

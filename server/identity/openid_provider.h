#pragma once

#include <boost/asio/awaitable.hpp>
#include <functional>
#include <optional>
#include <string>

#include "server/base/clock.h"
#include "server/base/error.h"
#include "server/identity/jws.h"
#include "server/identity/openid_metadata.h"
#include "server/identity/provider.h"
#include "server/net/http_client.h"

namespace liopep::identity {

/// A document of the provider, kept for a while and fetched again when it is old.
template <class T>
struct Cached {
  std::optional<T> value;
  UnixMillis fetched_at{};
  UnixMillis failed_at{};
};

/// A provider as it is reached over the network. Used from one event loop.
class OpenIdProvider {
 public:
  /// `client` and `clock` must outlive the object.
  OpenIdProvider(Provider configuration, net::HttpClient& client, const Clock& clock)
      : configuration_(std::move(configuration)), client_(client), clock_(clock) {}

  [[nodiscard]] const Provider& configuration() const { return configuration_; }

  /// Metadata, at most an hour old, or a day when the provider does not answer.
  /// Errors: unavailable (`sign_in.provider_unavailable`).
  [[nodiscard]] boost::asio::awaitable<Result<OpenIdMetadata>> metadata();

  /// The public key that a token names. An unknown key makes the set be fetched again, at most once
  /// a minute: providers rotate their keys. Errors: unavailable; invalid for a key that stays
  /// unknown.
  [[nodiscard]] boost::asio::awaitable<Result<VerificationKey>> key(TokenHeader header);

  /// Exchanges the code for an ID token (OpenID Connect Core 1.0, section 3.1.3).
  /// Errors: invalid (`sign_in.rejected`) when the provider refuses; unavailable.
  [[nodiscard]] boost::asio::awaitable<Result<std::string>> exchange_code(std::string code,
                                                                          std::string code_verifier,
                                                                          std::string redirect_uri);

 private:
  template <class T>
  boost::asio::awaitable<Result<T>> refreshed(Cached<T>& cache, std::string url,
                                              std::function<Result<T>(const std::string&)> read);

  Provider configuration_;
  net::HttpClient& client_;
  const Clock& clock_;
  Cached<OpenIdMetadata> metadata_;
  Cached<KeySet> keys_;
};

}  // namespace liopep::identity

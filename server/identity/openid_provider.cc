#include "server/identity/openid_provider.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <chrono>
#include <utility>
#include <vector>

#include "server/base/json.h"
#include "server/identity/client_secret.h"
#include "server/net/url.h"

namespace liopep::identity {
namespace {

using boost::asio::awaitable;
using namespace std::chrono_literals;

constexpr auto fresh_for = 1h;
constexpr auto usable_for = 24h;
constexpr auto retry_after = 5s;
constexpr auto rotation_check_after = 60s;

struct TokenAnswer {
  std::string id_token;
};
BOOST_DESCRIBE_STRUCT(TokenAnswer, (), (id_token))

struct TokenError {
  std::string error;
};
BOOST_DESCRIBE_STRUCT(TokenError, (), (error))

std::unexpected<Error> unavailable(std::string detail) {
  return fail(ErrorKind::unavailable, "sign_in.provider_unavailable", std::move(detail));
}

std::string base64(const std::string& text) {
  std::string encoded(4 * ((text.size() + 2) / 3) + 1, '\0');
  const int size = EVP_EncodeBlock(reinterpret_cast<std::uint8_t*>(encoded.data()),
                                   reinterpret_cast<const std::uint8_t*>(text.data()),
                                   static_cast<int>(text.size()));
  encoded.resize(static_cast<std::size_t>(size));
  return encoded;
}

/// The provider's error code (RFC 6749, section 5.2), if it looks like one.
std::string error_code(const std::string& body) {
  const auto answer = json::read<TokenError>(body, json::UnknownKeys::ignore);
  const bool is_code =
      answer && answer->error.size() <= 64 &&
      answer->error.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string::npos;
  return is_code ? answer->error : "no error code";
}

/// Proves who we are (RFC 6749, section 2.3.1): in a header, or in the form.
void authenticate(net::OutgoingRequest& request, std::vector<net::Header>& form,
                  ClientAuthentication way, const std::string& id, const std::string& secret) {
  if (way == ClientAuthentication::post) {
    form.push_back({"client_id", id});
    form.push_back({"client_secret", secret});
    return;
  }
  // encode_form writes "name=value"; both sides are escaped before they are joined by ':'.
  const auto escaped = [](const std::string& text) {
    return net::encode_form({{"", text}}).substr(1);
  };
  request.headers.push_back(
      {"Authorization", "Basic " + base64(escaped(id) + ":" + escaped(secret))});
}

}  // namespace

template <class T>
awaitable<Result<T>> OpenIdProvider::refreshed(Cached<T>& cache, std::string url,
                                               std::function<Result<T>(const std::string&)> read) {
  const UnixMillis now = clock_.now();
  const bool is_usable = cache.value && now - cache.fetched_at < usable_for;
  if (now - cache.failed_at < retry_after) {
    if (is_usable) co_return *cache.value;
    co_return unavailable("The provider did not answer a moment ago.");
  }
  const auto answer = co_await client_.send({.method = net::Method::get,
                                             .url = std::move(url),
                                             .headers = {{"Accept", "application/json"}}});
  Result<T> fetched = unavailable("");
  if (!answer) {
    fetched = unavailable(answer.error().detail);
  } else if (answer->status != 200) {
    fetched = unavailable(fmt::format("The provider answered with status {}.", answer->status));
  } else {
    fetched = read(answer->body);
  }
  if (fetched) {
    cache.value = *fetched;
    cache.fetched_at = now;
    cache.failed_at = UnixMillis{};
  } else {
    cache.failed_at = now;
    if (is_usable) co_return *cache.value;
  }
  co_return fetched;
}

awaitable<Result<OpenIdMetadata>> OpenIdProvider::metadata() {
  if (metadata_.value && clock_.now() - metadata_.fetched_at < fresh_for) {
    co_return *metadata_.value;
  }
  co_return co_await refreshed<OpenIdMetadata>(
      metadata_, metadata_url(configuration_.issuer), [this](const std::string& body) {
        return read_openid_metadata(body, configuration_.issuer);
      });
}

awaitable<Result<VerificationKey>> OpenIdProvider::key(TokenHeader header) {
  const auto known = [&]() -> const VerificationKey* {
    return keys_.value ? keys_.value->find(header) : nullptr;
  };
  const auto age = clock_.now() - keys_.fetched_at;
  const bool is_fresh = keys_.value && age < fresh_for;
  if (!is_fresh || (known() == nullptr && age >= rotation_check_after)) {
    const auto metadata = co_await this->metadata();
    if (!metadata) co_return std::unexpected(metadata.error());
    const auto fetched = co_await refreshed<KeySet>(keys_, metadata->jwks_uri,
                                                    [](const std::string& body) -> Result<KeySet> {
                                                      auto keys = KeySet::read(body);
                                                      if (!keys)
                                                        return unavailable(keys.error().detail);
                                                      return keys;
                                                    });
    if (!fetched) co_return std::unexpected(fetched.error());
  }
  if (const VerificationKey* key = known()) co_return *key;
  co_return fail(ErrorKind::invalid, "sign_in.rejected",
                 "The token is signed with a key that the provider does not publish.");
}

awaitable<Result<std::string>> OpenIdProvider::exchange_code(std::string code,
                                                             std::string code_verifier,
                                                             std::string redirect_uri) {
  const auto metadata = co_await this->metadata();
  if (!metadata) co_return std::unexpected(metadata.error());
  const auto secret = client_secret(configuration_, clock_.now());
  if (!secret) co_return std::unexpected(secret.error());
  net::OutgoingRequest request{.method = net::Method::post,
                               .url = metadata->token_endpoint,
                               .headers = {{"Content-Type", "application/x-www-form-urlencoded"},
                                           {"Accept", "application/json"}}};
  std::vector<net::Header> form{{"grant_type", "authorization_code"},
                                {"code", std::move(code)},
                                {"redirect_uri", std::move(redirect_uri)},
                                {"code_verifier", std::move(code_verifier)}};
  authenticate(request, form, metadata->client_authentication, configuration_.client_id, *secret);
  request.body = net::encode_form(form);
  const auto answer = co_await client_.send(std::move(request));
  if (!answer) co_return unavailable(answer.error().detail);
  if (answer->status != 200) {
    std::string detail = fmt::format("The token endpoint answered {}: {}.", answer->status,
                                     error_code(answer->body));
    if (answer->status >= 500) co_return unavailable(std::move(detail));
    co_return fail(ErrorKind::invalid, "sign_in.rejected", std::move(detail));
  }
  auto tokens = json::read<TokenAnswer>(answer->body, json::UnknownKeys::ignore);
  if (!tokens) co_return unavailable("The token endpoint sent no ID token.");
  co_return std::move(tokens->id_token);
}

}  // namespace liopep::identity

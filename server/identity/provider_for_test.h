#pragma once

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "server/identity/signer_for_test.h"
#include "server/net/http_client.h"
#include "server/net/url.h"

namespace liopep::identity {

/// A provider in memory, for tests: answers what would go over the network, and signs with real
/// keys. Tests change its members to make it misbehave.
class ProviderForTest final : public net::HttpClient {
 public:
  static constexpr std::string_view issuer = "https://id.example";

  boost::asio::awaitable<Result<net::IncomingResponse>> send(
      net::OutgoingRequest request) override {
    ++calls[request.url];
    if (is_down) co_return fail(ErrorKind::unavailable, "upstream.unavailable", "down");
    if (request.url == fmt::format("{}/.well-known/openid-configuration", issuer)) {
      co_return answer(200, metadata());
    }
    if (request.url == fmt::format("{}/jwks", issuer)) {
      co_return answer(200, fmt::format(R"({{"keys":[{}]}})", signer.public_key()));
    }
    last_token_request = request;
    if (token_status != 200) co_return answer(token_status, R"({"error":"invalid_grant"})");
    co_return answer(200,
                     fmt::format(R"({{"token_type":"Bearer","access_token":"a","id_token":"{}"}})",
                                 signer.sign(claims)));
  }

  [[nodiscard]] std::string metadata() const {
    return fmt::format(
        R"({{"issuer":"{0}","authorization_endpoint":"{0}/authorize","token_endpoint":"{0}/token",)"
        R"("jwks_uri":"{0}/jwks","authorization_response_iss_parameter_supported":true{1}}})",
        published_issuer, more_metadata);
  }

  SignerForTest signer = SignerForTest::es256("key-1");
  std::string claims;
  std::string published_issuer{issuer};
  std::string more_metadata;
  int token_status = 200;
  bool is_down = false;
  std::map<std::string, int> calls;
  net::OutgoingRequest last_token_request;

 private:
  static net::IncomingResponse answer(int status, std::string body) {
    return {.status = status, .content_type = "application/json", .body = std::move(body)};
  }
};

}  // namespace liopep::identity

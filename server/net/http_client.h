#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "server/base/error.h"
#include "server/net/http.h"

/// Outgoing HTTP, for sign-in alone: Liopep calls nobody but the configured OpenID providers.
namespace liopep::net {

struct OutgoingRequest {
  Method method = Method::get;
  std::string url;  ///< absolute; plain http only to a loopback address
  std::vector<Header> headers = {};
  std::string body = {};
};

struct IncomingResponse {
  int status = 0;
  std::string content_type;
  std::string body;
};

/// Sends requests. An interface, so that tests can answer instead of the network.
class HttpClient {
 public:
  virtual ~HttpClient() = default;
  /// One request, one response, whatever its status; redirects are not followed. Errors:
  /// unavailable (`upstream.unavailable`) when there is no complete answer within the limits;
  /// invalid for a URL that may not be called.
  [[nodiscard]] virtual boost::asio::awaitable<Result<IncomingResponse>> send(
      OutgoingRequest request) = 0;
};

struct HttpClientOptions {
  std::size_t body_bytes = 1024 * 1024;
  std::chrono::milliseconds total_time{4'500};  ///< from connecting to the last byte
  int requests_in_flight = 32;
  /// Certificates (PEM file) trusted besides the system's; for tests.
  std::string extra_trust_file = {};
};

/// A client that speaks TLS 1.2 or newer and checks certificate and host name against the system's
/// store. Runs on the executor of the coroutine that calls it.
[[nodiscard]] Result<std::unique_ptr<HttpClient>> make_http_client(HttpClientOptions options = {});

}  // namespace liopep::net

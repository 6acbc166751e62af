#include "server/net/http_client.h"

#include <fmt/format.h>
#include <openssl/ssl.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <exception>
#include <utility>

#include "server/net/url.h"

namespace liopep::net {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::use_awaitable;
using asio::ip::tcp;

constexpr std::uint32_t max_header_bytes = 16 * 1024;

http::request<http::string_body> to_beast(const OutgoingRequest& request, const Url& url) {
  const auto verb = request.method == Method::post ? http::verb::post : http::verb::get;
  http::request<http::string_body> message(verb, url.target, 11, request.body);
  message.set(http::field::host, url.authority());
  message.set(http::field::user_agent, "Liopep");
  message.set(http::field::connection, "close");
  for (const Header& header : request.headers) message.set(header.name, header.value);
  if (request.method == Method::post) message.prepare_payload();
  return message;
}

/// Sends and reads over any stream. Throws what Beast throws.
template <class Stream>
asio::awaitable<IncomingResponse> exchange(Stream& stream,
                                           const http::request<http::string_body>& message,
                                           std::size_t body_bytes) {
  co_await http::async_write(stream, message, use_awaitable);
  beast::flat_buffer buffer(max_header_bytes + 64 * 1024);
  http::response_parser<http::string_body> parser;
  parser.header_limit(max_header_bytes);
  parser.body_limit(body_bytes);
  co_await http::async_read(stream, buffer, parser, use_awaitable);
  auto& response = parser.get();
  co_return IncomingResponse{.status = static_cast<int>(response.result_int()),
                             .content_type = std::string(response[http::field::content_type]),
                             .body = std::move(response.body())};
}

/// Counts a request for as long as it lives.
class InFlight {
 public:
  explicit InFlight(int& count) : count_(count) { ++count_; }
  ~InFlight() { --count_; }
  InFlight(const InFlight&) = delete;
  InFlight& operator=(const InFlight&) = delete;

 private:
  int& count_;
};

class BeastHttpClient final : public HttpClient {
 public:
  BeastHttpClient(asio::ssl::context tls, HttpClientOptions options)
      : tls_(std::move(tls)), options_(std::move(options)) {}

  asio::awaitable<Result<IncomingResponse>> send(OutgoingRequest request) override {
    const auto url = parse_url(request.url, "url");
    if (!url) co_return std::unexpected(url.error());
    if (in_flight_ >= options_.requests_in_flight) {
      co_return fail(ErrorKind::unavailable, "upstream.busy",
                     "Too many outgoing requests at once; try again shortly.");
    }
    const InFlight counted(in_flight_);
    std::string why;
    try {
      co_return co_await send_checked(request, *url);
    } catch (const std::exception& e) {
      why = e.what();
    }
    co_return fail(ErrorKind::unavailable, "upstream.unavailable",
                   fmt::format("No answer from {}: {}.", url->authority(), why));
  }

 private:
  asio::awaitable<Result<IncomingResponse>> send_checked(const OutgoingRequest& request,
                                                         const Url& url) {
    const auto executor = co_await asio::this_coro::executor;
    tcp::resolver resolver(executor);
    const auto endpoints =
        co_await resolver.async_resolve(url.host, std::to_string(url.port), use_awaitable);
    const auto message = to_beast(request, url);
    if (url.scheme == Scheme::http) {
      for (const auto& entry : endpoints) {
        if (entry.endpoint().address().is_loopback()) continue;
        co_return fail(ErrorKind::invalid, "url.invalid",
                       "Plain http is only spoken on loopback; use https://.", "url");
      }
      beast::tcp_stream stream(executor);
      // Set once: the time limit of everything that follows on this stream.
      stream.expires_after(options_.total_time);
      co_await stream.async_connect(endpoints, use_awaitable);
      co_return co_await exchange(stream, message, options_.body_bytes);
    }
    trust_the_system();
    beast::ssl_stream<beast::tcp_stream> stream(executor, tls_);
    stream.set_verify_callback(asio::ssl::host_name_verification(url.host));
    if (SSL_set_tlsext_host_name(stream.native_handle(), url.host.c_str()) != 1) {
      co_return fail(ErrorKind::internal, "internal", "The TLS server name could not be set.");
    }
    beast::get_lowest_layer(stream).expires_after(options_.total_time);
    co_await beast::get_lowest_layer(stream).async_connect(endpoints, use_awaitable);
    co_await stream.async_handshake(asio::ssl::stream_base::client, use_awaitable);
    // "Connection: close" and a body of declared length: no TLS shutdown is waited for.
    co_return co_await exchange(stream, message, options_.body_bytes);
  }

  /// Reads the system's certificates, when they are first needed: they are a third of a start.
  void trust_the_system() {
    if (std::exchange(trusts_system_, true)) return;
    tls_.set_default_verify_paths();
  }

  asio::ssl::context tls_;
  bool trusts_system_ = false;
  HttpClientOptions options_;
  int in_flight_ = 0;
};

}  // namespace

Result<std::unique_ptr<HttpClient>> make_http_client(HttpClientOptions options) {
  try {
    asio::ssl::context tls(asio::ssl::context::tls_client);
    if (SSL_CTX_set_min_proto_version(tls.native_handle(), TLS1_2_VERSION) != 1) {
      return fail(ErrorKind::internal, "internal", "TLS 1.2 is not available.");
    }
    if (!options.extra_trust_file.empty()) tls.load_verify_file(options.extra_trust_file);
    tls.set_verify_mode(asio::ssl::verify_peer);
    return std::make_unique<BeastHttpClient>(std::move(tls), std::move(options));
  } catch (const std::exception& e) {
    return fail(ErrorKind::internal, "internal",
                fmt::format("The TLS client could not be set up: {}.", e.what()));
  }
}

}  // namespace liopep::net

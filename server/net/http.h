#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/base/error.h"

/// Our own words for HTTP. Only the listener and the client know Boost.Beast.
namespace liopep::net {

enum class Method { get, head, post, put, patch, del };

struct Header {
  std::string name;
  std::string value;
};

/// One request, whole: its body has been read, within the limits of its route.
struct Request {
  Method method = Method::get;
  std::string path;   ///< percent-decoded, without query, always starts with '/'
  std::string query;  ///< raw, without '?'
  std::vector<Header> headers;
  std::string body;
  std::string peer_address;
  /// What limits count by: the IPv4 address, or the IPv6 network (/64).
  std::uint64_t peer_network = 0;
  std::vector<Header> path_parameters;
  std::string id = {};  ///< as in the log and in a problem's `instance`

  /// The header's first value; names compare without case.
  [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const;
  [[nodiscard]] std::optional<std::string> cookie(std::string_view name) const;
  /// Percent-decoded value of a query parameter; empty when absent, an error when malformed.
  [[nodiscard]] Result<std::optional<std::string>> query_parameter(std::string_view name) const;
  [[nodiscard]] std::string_view path_parameter(std::string_view name) const;
};

struct Response {
  int status = 200;
  std::vector<Header> headers = {};
  std::string body = {};
  /// In place of `body`: bytes that many responses share.
  std::shared_ptr<const std::string> shared_body = nullptr;

  [[nodiscard]] std::string_view content() const {
    return shared_body ? std::string_view(*shared_body) : std::string_view(body);
  }

  static Response json(std::string body, int status = 200);
  static Response no_content();
  static Response redirect(std::string location);  ///< 303
};

using Handler = std::function<boost::asio::awaitable<Result<Response>>(Request&)>;

/// What one route accepts from outside. Exceeding any is refused before the handler runs.
struct RouteLimits {
  std::size_t body_bytes = 16 * 1024;
  /// Per client network; the server's own setting (`requests-per-minute`) when empty.
  std::optional<int> requests_per_minute = {};
  std::chrono::milliseconds handler_time{10'000};
};

/// What a request with a body must declare as its content type.
enum class BodyType { json, form };

/// Whose pages may send a request that changes something.
enum class Senders {
  own_page,  ///< only Liopep's own: other sites are refused before the handler runs
  any_site,  ///< also others: a sign-in provider that posts a form. The handler must check a
             ///< secret.
};

/// One row of the route table. `pattern` has '/'-separated parts; "{name}" matches one part.
struct Route {
  Method method;
  std::string pattern;
  Handler handler;
  RouteLimits limits = {};
  BodyType body_type = BodyType::json;
  Senders senders = Senders::own_page;
};

}  // namespace liopep::net

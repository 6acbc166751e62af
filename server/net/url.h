#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/error.h"
#include "server/net/http.h"

namespace liopep::net {

enum class Scheme { http, https };

/// An absolute http or https URL (RFC 3986), taken apart.
struct Url {
  Scheme scheme = Scheme::https;
  std::string host;  ///< lower case; an IPv6 address without brackets
  std::uint16_t port = 443;
  std::string target;  ///< path and query as sent in a request line; at least "/"

  /// True for "localhost" and literal loopback addresses.
  [[nodiscard]] bool is_loopback() const;
  /// host[:port] as a Host header says it.
  [[nodiscard]] std::string authority() const;
};

/// Takes `text` apart. Errors: invalid, also for user names, fragments and other schemes; `field`
/// names the input.
[[nodiscard]] Result<Url> parse_url(std::string_view text, std::string_view field);

/// `parameters` as application/x-www-form-urlencoded, which is also right for a query.
[[nodiscard]] std::string encode_form(const std::vector<Header>& parameters);

}  // namespace liopep::net

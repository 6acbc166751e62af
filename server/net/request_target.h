#pragma once

#include <string>
#include <string_view>

#include "server/base/error.h"

namespace liopep::net {

/// What a request line asks for (RFC 9112, section 3.2).
struct RequestTarget {
  std::string path;   ///< percent-decoded, starts with '/'
  std::string query;  ///< raw, without '?'
};

/// Takes a request target apart; the absolute form is accepted for `own_origin` alone.
/// Errors (invalid, field "path"): anything that two programs could read in two ways: dot segments,
/// an encoded '/', a backslash, a fragment, bad escapes, control characters, bad UTF-8.
[[nodiscard]] Result<RequestTarget> parse_request_target(std::string_view target,
                                                         std::string_view own_origin);

}  // namespace liopep::net

#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string_view>
#include <vector>

#include "server/net/http.h"
#include "server/net/problem.h"

namespace liopep::net {

/// How the end of a body is known (RFC 9112, section 6).
struct Framing {
  std::uint64_t declared_bytes = 0;  ///< 0 when chunked
  bool is_chunked = false;
  [[nodiscard]] bool has_body() const { return is_chunked || declared_bytes > 0; }
};

/// Reads Content-Length and Transfer-Encoding as strictly as no two programs can differ about:
/// refuses (400) more than one of them, both, and any coding but "chunked": request smuggling.
[[nodiscard]] std::expected<Framing, Refusal> read_framing(const std::vector<Header>& headers);

/// Refuses (415) a Content-Type other than `type`'s; the media type alone counts, not its
/// parameters.
[[nodiscard]] std::optional<Refusal> check_content_type(const Request& request, BodyType type);

}  // namespace liopep::net

#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace liopep::net {

/// Which of `available` content codings, best first, an Accept-Encoding header prefers
/// (RFC 9110, section 12.5.3). "identity" may be among them; none when all are refused.
[[nodiscard]] std::optional<std::size_t> choose_encoding(
    std::string_view accept_encoding, std::span<const std::string_view> available);

}  // namespace liopep::net

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace liopep::identity {

/// SHA-256 of `text` (FIPS 180-4): 32 bytes.
[[nodiscard]] std::vector<std::uint8_t> sha256(std::string_view text);

}  // namespace liopep::identity

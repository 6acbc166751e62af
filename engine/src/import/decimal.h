#pragma once

#include <cstdint>
#include <string_view>

namespace liopep::engine {

/// Reads a decimal number such as -12, 0.5 or 9.5e-05, the whole text and nothing else. Its
/// first 18 digits count. False for anything else, also for inf and nan.
bool read_decimal(std::string_view text, double& value);

/// Reads a whole number from 0 that fits 63 bits.
bool read_whole(std::string_view text, std::int64_t& value);

}  // namespace liopep::engine

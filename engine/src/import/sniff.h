#pragma once

#include <cstddef>
#include <string_view>

#include "liopep/import.h"

namespace liopep::engine {

/// So many first bytes tell every format apart.
inline constexpr std::size_t kSniffBytes = 4096;

/// What a file is by its first bytes, whatever its name says.
struct Sniffed {
  ImportFormat format = ImportFormat::unknown;
  ImportFault fault = ImportFault::none;
  std::string_view reason;
};
Sniffed sniff(std::string_view head);

/// The three bytes that some programs put before UTF-8.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace liopep::engine

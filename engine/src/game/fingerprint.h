#pragma once

#include <cstdint>

#include "liopep/game_report.h"

namespace liopep::engine {

inline constexpr std::uint64_t kEmptyFingerprint = 0xCBF29CE484222325U;

/// FNV-1a over every bit that a report says, after those `before`: the same seed and recording must
/// give the same fingerprint natively and as WebAssembly.
std::uint64_t fingerprint(const GameReport& report, std::uint64_t before);

}  // namespace liopep::engine

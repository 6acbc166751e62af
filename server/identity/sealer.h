#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/base/random.h"

namespace liopep::identity {

/// Encrypts and authenticates short texts that travel through the browser (AES-256-GCM, NIST SP
/// 800-38D). The key is made at start and never leaves the process: what an earlier process sealed
/// cannot be opened, and a sign-in that was under way then starts again.
class Sealer {
 public:
  /// `random` must outlive the object.
  explicit Sealer(Random& random);

  /// `text`, sealed for `context`, as base64url.
  [[nodiscard]] std::string seal(std::string_view text, std::string_view context);
  /// The text, if this object sealed it for the same `context` and nobody changed it.
  [[nodiscard]] std::optional<std::string> open(std::string_view sealed,
                                                std::string_view context) const;

 private:
  Random& random_;
  std::array<std::uint8_t, 32> key_{};
};

}  // namespace liopep::identity

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace liopep {

/// Source of unpredictable bytes. Passed in, so that tests can repeat them.
class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

/// The operating system's cryptographic source (OpenSSL RAND_bytes).
class SystemRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> bytes) override;
};

/// `bytes` as base64url without padding (RFC 4648, section 5).
[[nodiscard]] std::string base64url(std::span<const std::uint8_t> bytes);

/// `byte_count` random bytes as base64url without padding (RFC 4648, section 5).
[[nodiscard]] std::string random_token(Random& random, std::size_t byte_count);

}  // namespace liopep

#include "server/base/random.h"

#include <openssl/rand.h>

#include <cstdlib>
#include <string_view>
#include <vector>

namespace liopep {

void SystemRandom::fill(std::span<std::uint8_t> bytes) {
  // Without randomness no session is safe: stopping is better than going on.
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) std::abort();
}

std::string base64url(std::span<const std::uint8_t> bytes) {
  constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string text;
  text.reserve((bytes.size() * 4 + 2) / 3);
  std::uint32_t pending = 0;
  int pending_bits = 0;
  for (const std::uint8_t byte : bytes) {
    pending = (pending << 8U) | byte;
    pending_bits += 8;
    while (pending_bits >= 6) {
      pending_bits -= 6;
      text += alphabet[(pending >> pending_bits) & 63U];
    }
  }
  if (pending_bits > 0) text += alphabet[(pending << (6 - pending_bits)) & 63U];
  return text;
}

std::string random_token(Random& random, std::size_t byte_count) {
  std::vector<std::uint8_t> bytes(byte_count);
  random.fill(bytes);
  return base64url(bytes);
}

}  // namespace liopep

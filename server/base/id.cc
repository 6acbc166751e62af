#include "server/base/id.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace liopep {
namespace {

constexpr std::size_t uuid_length = 36;

constexpr bool is_dash_position(std::size_t i) {
  return i == 8 || i == 13 || i == 18 || i == 23;
}

}  // namespace

std::string new_uuid_v7(const Clock& clock, Random& random) {
  std::array<std::uint8_t, 16> bytes{};
  random.fill(bytes);
  const auto t_ms = static_cast<std::uint64_t>(to_ms(clock.now()));
  for (std::size_t i = 0; i < 6; ++i) {
    bytes[i] = static_cast<std::uint8_t>(t_ms >> (40 - 8 * i));
  }
  bytes[6] = static_cast<std::uint8_t>(0x70U | (bytes[6] & 0x0fU));  // version 7
  bytes[8] = static_cast<std::uint8_t>(0x80U | (bytes[8] & 0x3fU));  // variant of RFC 9562

  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(uuid_length);
  for (const std::uint8_t byte : bytes) {
    if (is_dash_position(text.size())) text += '-';
    text += digits[byte >> 4U];
    text += digits[byte & 15U];
  }
  return text;
}

Result<std::string> parse_uuid(std::string_view text, std::string_view field) {
  const auto refuse = [&] {
    return fail(ErrorKind::invalid, "input.uuid",
                "must be a UUID such as 018f3c9e-7b2a-7c31-9d5e-0a1b2c3d4e5f", std::string(field));
  };
  if (text.size() != uuid_length) return refuse();
  std::string lower(text);
  for (std::size_t i = 0; i < uuid_length; ++i) {
    char& c = lower[i];
    if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
    const bool is_digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    if (is_dash_position(i) ? c != '-' : !is_digit) return refuse();
  }
  return lower;
}

}  // namespace liopep

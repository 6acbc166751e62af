#pragma once

#include <cstdint>

namespace liopep::engine {

/// Follows the bytes above 0x7F of a text: no overlong forms, no surrogates, nothing above
/// U+10FFFF (RFC 3629). A character may lie across two chunks.
class Utf8Check {
 public:
  bool inside() const { return left_ > 0; }

  /// False when the byte cannot stand here.
  bool take(std::uint8_t byte) {
    if (left_ > 0) {
      if (byte < low_ || byte > high_) return false;
      --left_;
      low_ = 0x80;
      high_ = 0xBF;
      return true;
    }
    if (byte < 0x80) return true;
    if (byte < 0xC2 || byte > 0xF4) return false;
    left_ = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : 1;
    low_ = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90 : 0x80;
    high_ = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F : 0xBF;
    return true;
  }

 private:
  int left_ = 0;
  std::uint8_t low_ = 0x80;
  std::uint8_t high_ = 0xBF;
};

}  // namespace liopep::engine

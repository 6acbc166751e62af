#pragma once

#include <bit>
#include <cstdint>
#include <string>

#include "liopep/landmarks.h"

namespace liopep::engine::testing {

/// FNV-1a over bits, to compare what came out natively and as WebAssembly.
class BitHash {
 public:
  void add(std::uint64_t bits) {
    for (int i = 0; i < 8; ++i) {
      value_ = (value_ ^ (bits >> (8 * i) & 0xFF)) * 0x100000001B3ULL;
    }
  }
  void add(double number) { add(std::bit_cast<std::uint64_t>(number)); }
  void add(float number) { add(std::uint64_t{std::bit_cast<std::uint32_t>(number)}); }
  void add(const Landmarks& landmarks) {
    for (const LandmarkPoint& point : landmarks.points) {
      add(point.x);
      add(point.y);
      add(point.z);
      add(point.visibility);
    }
  }
  void add(const std::string& text) {
    for (const char letter : text) add(static_cast<std::uint64_t>(letter));
  }
  std::string hex() const {
    std::string text(16, '0');
    for (int i = 0; i < 16; ++i) text[i] = "0123456789abcdef"[value_ >> (60 - 4 * i) & 0xF];
    return text;
  }

 private:
  std::uint64_t value_ = 0xCBF29CE484222325ULL;
};

}  // namespace liopep::engine::testing

#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

namespace liopep::engine::fuzz {

/// What the fuzzer sends, read front to back as choices; zeros when nothing is left.
class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : left_(data, size) {}

  bool empty() const { return left_.empty(); }

  std::uint8_t byte() {
    if (left_.empty()) return 0;
    const std::uint8_t first = left_.front();
    left_ = left_.subspan(1);
    return first;
  }

  /// One of `count` choices.
  std::size_t choice(std::size_t count) { return byte() % count; }

  /// Any bits: also not-a-number, infinities and denormals.
  double any_double() { return std::bit_cast<double>(word(8)); }
  float any_float() { return std::bit_cast<float>(static_cast<std::uint32_t>(word(4))); }

  /// -1..1 in 255 steps.
  float small() { return static_cast<float>(static_cast<std::int8_t>(byte())) / 128; }

 private:
  std::uint64_t word(int bytes) {
    std::uint64_t value = 0;
    for (int i = 0; i < bytes; ++i) value = value << 8 | byte();
    return value;
  }

  std::span<const std::uint8_t> left_;
};

}  // namespace liopep::engine::fuzz

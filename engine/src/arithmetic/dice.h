#pragma once

#include <cstdint>

namespace liopep::engine {

/// Seeded randomness: SplitMix64 (Steele, Lea, Flood 2014), the same on every platform.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : state_(seed) {}

  /// Uniform within low..high; 24 bits, so that the float is exact.
  float between(float low, float high) {
    return low + (high - low) * (static_cast<float>(next() >> 40) * 0x1p-24F);
  }
  bool happens(float probability) { return between(0, 1) < probability; }
  /// 0..count-1.
  int below(int count) { return static_cast<int>(between(0, 1) * static_cast<float>(count)); }

 private:
  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
  }

  std::uint64_t state_;
};

}  // namespace liopep::engine

#pragma once

#include <cstdint>

namespace liopep::engine {

// Own logarithm and exponential: the C library's differ from platform to platform in the last bit.

/// Natural logarithm; -87.5 (about that of the smallest normal float) for 0, negative numbers and
/// NaN. By exponent and the series of the inverse hyperbolic tangent, error under 3e-7.
constexpr float natural_log(float x) {
  if (!(x >= 1.17549435e-38F)) return -87.5F;
  const auto bits = __builtin_bit_cast(std::uint32_t, x);
  if (bits >= 0x7F800000U) return 88.8F;
  auto exponent = static_cast<std::int32_t>(bits >> 23) - 127;
  float mantissa = __builtin_bit_cast(float, (bits & 0x007FFFFFU) | 0x3F800000U);
  if (mantissa > 1.41421356F) {
    mantissa *= 0.5F;
    ++exponent;
  }
  const float z = (mantissa - 1) / (mantissa + 1);
  const float y = z * z;
  const float series =
      1.0F + y * (0.33333333F + y * (0.2F + y * (0.14285714F + y * (0.11111111F + y * 0.0909F))));
  return 2 * z * series + static_cast<float>(exponent) * 0.69314718056F;
}

/// e to the power of `x`, which is clamped to 88; 0 below -87 and for NaN. By exponent and a Taylor
/// polynomial, relative error under 3e-7.
constexpr float exponential(float x) {
  constexpr float kLn2 = 0.69314718056F;
  if (!(x >= -87)) return 0;
  if (x > 88) x = 88;
  const float halves = x / kLn2;
  const auto exponent = static_cast<std::int32_t>(halves < 0 ? halves - 0.5F : halves + 0.5F);
  const float r = x - static_cast<float>(exponent) * kLn2;
  const float high = 0.041666667F + r * (0.0083333333F + r * 0.0013888889F);
  const float polynomial = 1 + r * (1 + r * (0.5F + r * (0.16666667F + r * high)));
  const auto scale = static_cast<std::uint32_t>(exponent + 127) << 23;
  return polynomial * __builtin_bit_cast(float, scale);
}

/// Decibels of a power (mean square); -120 for silence.
constexpr float decibels_of_power(float power) {
  return power > 1e-12F ? 4.34294481903F * natural_log(power) : -120;
}

/// Power of so many decibels.
constexpr float power_of_decibels(float decibels) {
  return exponential(decibels / 4.34294481903F);
}

}  // namespace liopep::engine

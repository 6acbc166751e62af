#include "steps/logarithm.h"

#include <cstdint>

namespace liopep::engine {

double binary_logarithm(double x) {
  const auto bits = __builtin_bit_cast(std::uint64_t, x);
  int exponent = static_cast<int>(bits >> 52 & 0x7FF) - 1023;
  double mantissa = __builtin_bit_cast(double, (bits & 0xFFFFFFFFFFFFFULL) | 0x3FF0000000000000ULL);
  if (mantissa > 1.4142135623730951) {
    mantissa /= 2;
    ++exponent;
  }
  // ln m = 2 artanh((m - 1) / (m + 1)); the argument stays below 0.172.
  const double a = (mantissa - 1) / (mantissa + 1);
  const double b = a * a;
  const double series =
      1 + b * (1.0 / 3 + b * (1.0 / 5 + b * (1.0 / 7 + b * (1.0 / 9 + b * (1.0 / 11)))));
  return exponent + 2 * a * series * 1.4426950408889634;
}

}  // namespace liopep::engine

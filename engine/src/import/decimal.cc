#include "import/decimal.h"

#include <array>
#include <cstddef>

namespace liopep::engine {
namespace {

constexpr int kMostDigits = 18;
/// Powers of ten that a double holds exactly.
constexpr std::array<double, 23> kTens = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                          1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                          1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
constexpr int kMostTens = 22;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The digits of a number, and where its point is.
struct Digits {
  std::uint64_t whole = 0;
  int exponent = 0;
  int count = 0;
  bool any = false;

  void take(char c, bool after_point) {
    any = true;
    if (count < kMostDigits) {
      whole = whole * 10 + static_cast<std::uint64_t>(c - '0');
      if (whole > 0) ++count;
      exponent -= after_point ? 1 : 0;
    } else {
      exponent += after_point ? 0 : 1;
    }
  }
};

/// Reads e5, E+5, e-05 from `at` to the end.
bool read_exponent(std::string_view text, std::size_t at, int& exponent) {
  ++at;
  const bool negative = at < text.size() && text[at] == '-';
  if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
  if (at == text.size()) return false;
  int value = 0;
  for (; at < text.size(); ++at) {
    if (!is_digit(text[at])) return false;
    if (value < 1000) value = value * 10 + (text[at] - '0');
  }
  exponent += negative ? -value : value;
  return true;
}

double scaled(double value, int exponent) {
  for (; exponent > kMostTens && value < 1e300; exponent -= kMostTens) value *= kTens[kMostTens];
  for (; exponent < -kMostTens && value > 0; exponent += kMostTens) value /= kTens[kMostTens];
  if (exponent > kMostTens || exponent < -kMostTens) return value;
  return exponent >= 0 ? value * kTens[exponent] : value / kTens[-exponent];
}

}  // namespace

bool read_decimal(std::string_view text, double& value) {
  std::size_t at = 0;
  const bool negative = !text.empty() && text[0] == '-';
  if (negative || (!text.empty() && text[0] == '+')) ++at;
  Digits digits;
  while (at < text.size() && is_digit(text[at])) digits.take(text[at++], false);
  if (at < text.size() && text[at] == '.') {
    ++at;
    while (at < text.size() && is_digit(text[at])) digits.take(text[at++], true);
  }
  if (!digits.any) return false;
  if (at < text.size()) {
    if (text[at] != 'e' && text[at] != 'E') return false;
    if (!read_exponent(text, at, digits.exponent)) return false;
  }
  const double size = scaled(static_cast<double>(digits.whole), digits.exponent);
  value = negative ? -size : size;
  return size - size == 0;
}

bool read_whole(std::string_view text, std::int64_t& value) {
  if (text.empty() || text.size() > 18) return false;
  value = 0;
  for (const char c : text) {
    if (!is_digit(c)) return false;
    value = value * 10 + (c - '0');
  }
  return true;
}

}  // namespace liopep::engine

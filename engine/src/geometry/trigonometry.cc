#include "geometry/trigonometry.h"

#include <array>
#include <cstdint>

namespace liopep::engine {
namespace {

constexpr float kDegreesPerRadian = 57.2957795131F;

/// Within 0..90 degrees.
float sine_of_quarter(float angle_deg) {
  constexpr std::array<float, 6> kCoefficients = {1.0F,           -0.1666666664F, 0.0083333315F,
                                                  -0.0001984090F, 0.0000027526F,  -0.0000000239F};
  const float angle = angle_deg / kDegreesPerRadian;
  float polynomial = 0;
  for (std::size_t i = kCoefficients.size(); i-- > 0;) {
    polynomial = polynomial * angle * angle + kCoefficients[i];
  }
  return clamped(angle * polynomial, 0, 1);
}

/// Degrees whose tangent is `x`, within 0..1.
float arc_tangent_of_octant_deg(float x) {
  constexpr std::array<float, 9> kCoefficients = {1.0F,           -0.3333314528F, 0.1999355085F,
                                                  -0.1420889944F, 0.1065626393F,  -0.0752896400F,
                                                  0.0429096138F,  -0.0161657367F, 0.0028662257F};
  float polynomial = 0;
  for (std::size_t i = kCoefficients.size(); i-- > 0;) {
    polynomial = polynomial * x * x + kCoefficients[i];
  }
  return x * polynomial * kDegreesPerRadian;
}

}  // namespace

float sine(float angle_deg) {
  if (!is_finite(angle_deg) || absolute(angle_deg) > 3.6e8F) return 0;
  const auto turns = static_cast<std::int32_t>(angle_deg / 360);
  float rest_deg = angle_deg - 360 * static_cast<float>(turns);
  if (rest_deg < 0) rest_deg += 360;
  const float sign = rest_deg > 180 ? -1.0F : 1.0F;
  if (rest_deg > 180) rest_deg -= 180;
  return sign * sine_of_quarter(rest_deg > 90 ? 180 - rest_deg : rest_deg);
}

float cosine(float angle_deg) {
  return is_finite(angle_deg) && absolute(angle_deg) <= 3.6e8F ? sine(angle_deg + 90) : 1;
}

float direction_deg(float y, float x) {
  const float along = absolute(x);
  const float across = absolute(y);
  if (!(along + across > 0)) return 0;
  const float octant_deg = across <= along ? arc_tangent_of_octant_deg(across / along)
                                           : 90 - arc_tangent_of_octant_deg(along / across);
  const float half_deg = x < 0 ? 180 - octant_deg : octant_deg;
  return y < 0 ? -half_deg : half_deg;
}

float arc_cosine_deg(float x) {
  constexpr std::array<float, 8> kCoefficients = {
      1.5707963050F, -0.2145988016F, 0.0889789874F, -0.0501743046F,
      0.0308918810F, -0.0170881256F, 0.0066700901F, -0.0012624911F,
  };
  const float magnitude = clamped(absolute(x), 0, 1);
  float polynomial = 0;
  for (std::size_t i = kCoefficients.size(); i-- > 0;) {
    polynomial = polynomial * magnitude + kCoefficients[i];
  }
  const float angle_deg = square_root(1 - magnitude) * polynomial * kDegreesPerRadian;
  return x < 0 ? 180 - angle_deg : angle_deg;
}

}  // namespace liopep::engine

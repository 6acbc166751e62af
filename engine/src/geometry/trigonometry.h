#pragma once

namespace liopep::engine {

/// Square root. The one operation beside + - * / that IEEE 754 rounds the same everywhere.
inline float square_root(float x) {
  return __builtin_sqrtf(x);
}

inline float absolute(float x) {
  return x < 0 ? -x : x;
}
inline float smaller(float a, float b) {
  return a < b ? a : b;
}
inline float larger(float a, float b) {
  return a > b ? a : b;
}
inline float clamped(float x, float low, float high) {
  return smaller(larger(x, low), high);
}

/// 0 below `low`, 1 above `high`, and a smooth way between (3x^2 - 2x^3).
inline float eased(float x, float low, float high) {
  const float part = clamped((x - low) / (high - low), 0, 1);
  return part * part * (3 - 2 * part);
}

/// False for NaN and the infinities.
inline bool is_finite(double x) {
  return x - x == 0;
}

/// Angle in degrees, 0..180, whose cosine is `x`; outside -1..1 is taken as the nearer end.
/// Own polynomial (Abramowitz and Stegun 4.4.46, error under 1e-6 rad): the C library's differs
/// from platform to platform in the last bit.
float arc_cosine_deg(float x);

/// Sine and cosine of an angle in degrees; 0 and 1 where it is not finite or beyond a million
/// turns. Own polynomial (Abramowitz and Stegun 4.3.97, error of the polynomial under 2e-9).
float sine(float angle_deg);
float cosine(float angle_deg);

/// Direction of (x, y) in degrees, -180..180, counted from +x towards +y; 0 for (0, 0).
/// Own polynomial (Abramowitz and Stegun 4.4.49, error under 2e-8 rad).
float direction_deg(float y, float x);

}  // namespace liopep::engine

#pragma once

#include "geometry/trigonometry.h"

namespace liopep::engine {

/// A place in a game's world: mirrored, both axes in picture heights, y downwards.
struct Spot {
  float x = 0;
  float y = 0;
};

inline Spot operator+(Spot a, Spot b) {
  return {a.x + b.x, a.y + b.y};
}
inline Spot operator-(Spot a, Spot b) {
  return {a.x - b.x, a.y - b.y};
}
inline Spot operator*(Spot a, float k) {
  return {a.x * k, a.y * k};
}
inline float dot(Spot a, Spot b) {
  return a.x * b.x + a.y * b.y;
}
inline float length_of(Spot a) {
  return square_root(dot(a, a));
}
inline float mix(float a, float b, float part) {
  return a + (b - a) * part;
}
inline Spot mix(Spot a, Spot b, float part) {
  return a + (b - a) * part;
}

}  // namespace liopep::engine

#pragma once

#include "geometry/trigonometry.h"

namespace liopep::engine {

/// A point or direction in space. Of a body: x to its left, y up, z to where it faces.
struct Vector {
  float x = 0;
  float y = 0;
  float z = 0;
};

inline Vector operator+(Vector a, Vector b) {
  return {a.x + b.x, a.y + b.y, a.z + b.z};
}
inline Vector operator-(Vector a, Vector b) {
  return {a.x - b.x, a.y - b.y, a.z - b.z};
}
inline Vector operator*(Vector a, float k) {
  return {a.x * k, a.y * k, a.z * k};
}

inline float dot(Vector a, Vector b) {
  return a.x * b.x + a.y * b.y + a.z * b.z;
}
inline Vector cross(Vector a, Vector b) {
  return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

/// `a` at length 1; `otherwise` where it has none.
inline Vector unit_of(Vector a, Vector otherwise) {
  const float length = square_root(dot(a, a));
  return length > 1e-6F ? a * (1 / length) : otherwise;
}

/// From `a` (part 0) to `b` (part 1).
inline Vector mixed(Vector a, Vector b, float part) {
  return a + (b - a) * part;
}

/// `a` turned about `axis` (length 1) by `angle_deg`, by the right hand (Rodrigues).
inline Vector turned_about(Vector a, Vector axis, float angle_deg) {
  const float s = sine(angle_deg);
  const float c = cosine(angle_deg);
  return a * c + cross(axis, a) * s + axis * (dot(axis, a) * (1 - c));
}

/// Three directions at right angles: where a part of the body has its left, up and front.
struct Frame {
  Vector left{1, 0, 0};
  Vector up{0, 1, 0};
  Vector front{0, 0, 1};

  /// What `a` is outside, where `a` is given within this frame.
  Vector outside(Vector a) const { return left * a.x + up * a.y + front * a.z; }
};

/// `inner`, given within `outer`, as seen from outside.
inline Frame within(const Frame& outer, const Frame& inner) {
  return {outer.outside(inner.left), outer.outside(inner.up), outer.outside(inner.front)};
}

/// Frame turned forward and down (about its left), as a bow or a nod.
inline Frame pitched(float angle_deg) {
  const float s = sine(angle_deg);
  const float c = cosine(angle_deg);
  return {{1, 0, 0}, {0, c, s}, {0, -s, c}};
}
/// Frame leaning to its left (about its front).
inline Frame rolled(float angle_deg) {
  const float s = sine(angle_deg);
  const float c = cosine(angle_deg);
  return {{c, -s, 0}, {s, c, 0}, {0, 0, 1}};
}
/// Frame turned to its left (about its up).
inline Frame turned(float angle_deg) {
  const float s = sine(angle_deg);
  const float c = cosine(angle_deg);
  return {{c, 0, -s}, {0, 1, 0}, {s, 0, c}};
}

}  // namespace liopep::engine

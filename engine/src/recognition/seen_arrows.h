#pragma once

#include <cstddef>

#include "geometry/four.h"
#include "recognition/shape.h"

namespace liopep::engine {

// Postures as a shape is held against them: four arrows at a time.

inline constexpr int kFours = kArrowCount / 4;

inline constexpr float kRelativeWay = 0.3F;  ///< of a way that may differ: proportions, style
inline constexpr float kWorst = 9;           ///< beyond so many squared tolerances nothing is worse
inline constexpr float kDepthTolerance = 0.2F;  ///< a model's error, in body units

constexpr float square(float x) {
  return x * x;
}

/// What follows from the square of each arrow's tolerance.
template <class Number>
constexpr ByArrow by_tolerance(const Number& number) {
  ByArrow numbers{};
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = number(square(kTolerances[i]));
  return numbers;
}
inline constexpr ByArrow kTolerances_2 = by_tolerance([](float squared) { return squared; });
inline constexpr ByArrow kPerTolerance_2 = by_tolerance([](float squared) { return 1 / squared; });
inline constexpr ByArrow kPerDepthTolerance_2 =
    by_tolerance([](float squared) { return 1 / (squared + square(kDepthTolerance)); });

inline Four of(const ByArrow& numbers, int four) {
  return four_at(&numbers[static_cast<std::size_t>(4 * four)]);
}

/// Some arrows as a camera sees them.
struct SeenArrows {
  Four x, y, away;
};

inline SeenArrows operator-(const SeenArrows& a, const SeenArrows& b) {
  return {a.x - b.x, a.y - b.y, a.away - b.away};
}

inline SeenArrows operator+(const SeenArrows& a, const SeenArrows& b) {
  return {a.x + b.x, a.y + b.y, a.away + b.away};
}
inline SeenArrows operator*(const SeenArrows& a, float part) {
  return {a.x * part, a.y * part, a.away * part};
}

// In the picture, without how far away they go.
inline Four product(const SeenArrows& a, const SeenArrows& b) {
  return a.x * b.x + a.y * b.y;
}
inline Four length_2(const SeenArrows& seen) {
  return product(seen, seen);
}

/// Of three numbers for each arrow: x, y, z.
template <class Vectors>
SeenArrows shown_from(const ViewingAngle& angle, const Vectors& vectors, int four) {
  const Four x = of(vectors[0], four);
  const Four y = of(vectors[1], four);
  const Four z = of(vectors[2], four);
  return {angle.x_of(x, y, z), angle.y_of(x, y, z), angle.away_of(x, y, z)};
}

inline SeenArrows seen_of(const PostureFeatures& posture, int four) {
  return {of(posture.xs, four), of(posture.ys, four), of(posture.depths, four)};
}
inline SeenArrows way_of(const Excursion& seen, int four) {
  return seen_of(seen.full, four) - seen_of(seen.rest, four);
}
inline Four sight_throughout(const Excursion& seen, int four) {
  return smaller(of(seen.rest.weights, four), of(seen.full.weights, four));
}

/// Squared tolerances that something is off by, each no more than the worst.
inline Four counted(const Four& off) {
  return smaller(off, four_of(kWorst));
}

/// Mean of what is off.
struct Mismatch {
  Four sum{};
  Four weights{};
  void add(const Four& weight, const Four& off) {
    sum += weight * counted(off);
    weights += weight;
  }
  float mean() const { return sum_of(sum) / (sum_of(weights) + 1e-3F) / kWorst; }
};

}  // namespace liopep::engine

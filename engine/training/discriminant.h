#pragma once

#include <vector>

namespace liopep::engine::testing {

/// A point among vowels: who said it, which it is, and its coordinates.
struct Point {
  int speaker = 0;
  int vowel = 0;
  std::vector<float> place;
};

/// Directions in which the vowels of one person lie apart (linear discriminants, Fisher 1936), in
/// units of what one vowel of one person scatters: `axes` rows of as many weights as a place has
/// coordinates, the best first.
std::vector<std::vector<float>> discriminants(const std::vector<Point>& points, std::size_t axes);

}  // namespace liopep::engine::testing

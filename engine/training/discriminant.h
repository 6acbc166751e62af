#pragma once

#include <vector>

namespace liopep::engine::testing {

/// A point among vowels: in which session it was said, which it is, and its coordinates.
struct Point {
  int session = 0;
  int vowel = 0;
  std::vector<float> place;
};

/// Directions in which the vowels of one session lie apart (linear discriminants, Fisher 1936), in
/// units of what one vowel of one session scatters: `axes` rows of as many weights as a place has
/// coordinates, the best first.
std::vector<std::vector<float>> discriminants(const std::vector<Point>& points, std::size_t axes);

/// How far places lie from anybody's, by axis, as variances: all of a session alike, one vowel of a
/// session, and one sound of a vowel (an analysis of variance in two steps).
struct Spread {
  std::vector<float> session;
  std::vector<float> vowel;
  std::vector<float> sound;
};

/// Of points whose places are counted from anybody's place of their vowel.
Spread spread_of(const std::vector<Point>& points);

}  // namespace liopep::engine::testing

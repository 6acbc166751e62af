#include "geometry/trigonometry.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>

namespace liopep::engine {
namespace {

double radians(double degrees) {
  return degrees * std::numbers::pi / 180;
}

TEST(Trigonometry, SineAndCosineAgreeWithTheCLibrary) {
  for (int i = -14400; i <= 14400; ++i) {
    const auto angle_deg = static_cast<float>(i) / 20;

    EXPECT_NEAR(sine(angle_deg), std::sin(radians(angle_deg)), 1e-6) << angle_deg;
    EXPECT_NEAR(cosine(angle_deg), std::cos(radians(angle_deg)), 1e-6) << angle_deg;
  }
}

TEST(Trigonometry, DirectionsAgreeWithTheCLibrary) {
  for (int y = -20; y <= 20; ++y) {
    for (int x = -20; x <= 20; ++x) {
      const double wanted_deg = y == 0 && x == 0 ? 0 : std::atan2(y, x) * 180 / std::numbers::pi;

      EXPECT_NEAR(direction_deg(static_cast<float>(y), static_cast<float>(x)), wanted_deg, 3e-5);
    }
  }
}

TEST(Trigonometry, WhatIsNotFiniteGivesAFiniteAnswer) {
  constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
  constexpr float kInfinity = std::numeric_limits<float>::infinity();

  EXPECT_EQ(sine(kNan), 0);
  EXPECT_EQ(sine(kInfinity), 0);
  EXPECT_EQ(cosine(kNan), 1);
  EXPECT_EQ(cosine(-kInfinity), 1);
  EXPECT_EQ(direction_deg(kNan, 1), 0);
}

}  // namespace
}  // namespace liopep::engine

#include "liopep/energy.h"

#include <gtest/gtest.h>

#include <limits>

namespace liopep::engine {
namespace {

TEST(Energy, CountsMetMinutes) {
  // given squats (02052: 5.0 MET), when they are done for a minute and a half
  const Intensity* squats = find_intensity("02052");
  ASSERT_NE(squats, nullptr);
  // then they come to seven and a half MET-minutes
  EXPECT_DOUBLE_EQ(met_minutes(squats->met, 90'000), 7.5);
}

TEST(Energy, CountsKilocaloriesByTheDefinitionOfMet) {
  // one MET is one kilocalorie for each kilogram in an hour
  EXPECT_DOUBLE_EQ(kilocalories(1, 3'600'000, 70), 70);
  EXPECT_DOUBLE_EQ(kilocalories(5, 120'000, 60), 10);
}

TEST(Energy, KnowsWhatIsAnEstimate) {
  EXPECT_EQ(find_intensity("02101")->source, MetSource::adult_compendium);
  EXPECT_EQ(find_intensity("marching-in-place")->source, MetSource::estimate);
  EXPECT_EQ(find_intensity("99999"), nullptr);
  EXPECT_EQ(find_intensity(""), nullptr);
}

TEST(Energy, MakesNothingOfNumbersThatAreNone) {
  constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  for (const double wrong : {-1.0, kNaN, kInfinity, -kInfinity}) {
    EXPECT_EQ(met_minutes(wrong, 60'000), 0);
    EXPECT_EQ(met_minutes(3, wrong), 0);
    EXPECT_EQ(kilocalories(wrong, 60'000, 70), 0);
    EXPECT_EQ(kilocalories(3, wrong, 70), 0);
    EXPECT_EQ(kilocalories(3, 60'000, wrong), 0);
  }
}

}  // namespace
}  // namespace liopep::engine

#include "recognition/evidence_network.h"

#include <gtest/gtest.h>

namespace liopep::engine {
namespace {

/// Two numbers, of which one counts by itself and both together through a unit.
constexpr EvidenceNetwork<2, 4> kNetwork = {.usual = {0, 80},
                                            .per_deviation = {8, 4},
                                            .straight_unit = 0.5F,
                                            .hidden_unit = 1,
                                            .bias_unit = 1,
                                            .odds_unit = 0.25F,
                                            .straight = {2, 0},
                                            .hidden = {1, 0, 0, 0, 1},
                                            .bias = {-1},
                                            .odds = {8}};

TEST(EvidenceNetwork, AddsWhatAUnitSaysOnceItIsRoused) {
  EXPECT_FLOAT_EQ(weighed({0.5F, 10}, kNetwork), 0.5F);
  EXPECT_FLOAT_EQ(weighed({0.5F, 14}, kNetwork), 0.5F + 2 * (0.5F + 2 - 1));
}

TEST(EvidenceNetwork, TakesWhatIsFarFromUsualForNoMoreThanThat) {
  EXPECT_FLOAT_EQ(weighed({-100, 10}, kNetwork), -kMostDeviations);
  EXPECT_FLOAT_EQ(weighed({0, 1000}, kNetwork), 2 * (kMostDeviations - 1));
}

}  // namespace
}  // namespace liopep::engine

// The first of a row counts with one like it, soon after.
#include "exercise/row.h"

#include <gtest/gtest.h>

#include <vector>

namespace liopep::engine {
namespace {

constexpr float kLength_ms = 2000;

/// Whole repetitions one after the other; how many count after each.
class RowOf : public ::testing::Test {
 protected:
  struct Way {
    float there_part = 0.5F;  ///< of the time
    RowSign sign = RowSign::second;
  };
  std::uint32_t take(double pause_ms, float duration_ms = kLength_ms) {
    return take(pause_ms, duration_ms, {});
  }
  std::uint32_t take(double pause_ms, float duration_ms, Way way) {
    t_ms_ += pause_ms + static_cast<double>(duration_ms);
    report_.event_count = 0;
    row_.take({.t_ms = t_ms_,
               .duration_ms = duration_ms,
               .there_ms = duration_ms * way.there_part,
               .back_ms = duration_ms * (1 - way.there_part)},
              way.sign, report_);
    return report_.tally.count;
  }
  EventKind first_event() const { return report_.events[0].kind; }

  Row row_;
  MovementReport report_;
  double t_ms_ = 0;
};

TEST_F(RowOf, OneSaysThatOneMoreIsNeeded) {
  EXPECT_EQ(take(0), 0U);
  ASSERT_EQ(report_.event_count, 1);
  EXPECT_EQ(first_event(), EventKind::once_more);
}

TEST_F(RowOf, TwoTellsOfBothInTheirOrder) {
  take(0);
  EXPECT_EQ(take(1000), 2U);
  ASSERT_EQ(report_.event_count, 2);
  EXPECT_LT(report_.events[0].t_ms, report_.events[1].t_ms);
}

TEST_F(RowOf, TwoLieFiveSecondsApartAtMost) {
  take(0);
  EXPECT_EQ(take(5500), 0U);
  EXPECT_EQ(first_event(), EventKind::once_more) << "it is a first one again";
  EXPECT_EQ(take(4500), 2U);
}

TEST_F(RowOf, OneThatTurnedRoundOnItsWayIsNoSignAndToldOnlyOnceTheRowHasBegun) {
  const MovementEvent turned = {.t_ms = 3000, .duration_ms = 2000, .there_ms = 1000};
  EXPECT_FALSE(row_.take(turned, RowSign::none, report_));
  EXPECT_EQ(report_.event_count, 0);
  t_ms_ = 3000;
  take(1000);
  take(1000);
  const MovementEvent later = {.t_ms = t_ms_ + 3000, .duration_ms = 2000, .there_ms = 1000};
  EXPECT_TRUE(row_.take(later, RowSign::none, report_));
  EXPECT_EQ(report_.tally.count, 3U);
}

TEST_F(RowOf, QuickOnesAreToldByAThird) {
  const Way quick = {.sign = RowSign::third};
  take(0, 500, quick);
  EXPECT_EQ(take(200, 500, quick), 0U) << "hands are often that quick, twice";
  EXPECT_EQ(take(200, 500, quick), 3U);
}

TEST_F(RowOf, QuickOnesAreToldBySlowerOnesToo) {
  take(0, 500, {.sign = RowSign::third});
  EXPECT_EQ(take(200, 800), 2U);
}

TEST_F(RowOf, MoreLieNineSecondsApartAtMost) {
  take(0);
  take(1000);
  EXPECT_EQ(take(8500), 3U);
  EXPECT_EQ(take(9500), 3U) << "a new row of one";
}

TEST_F(RowOf, SlowOnesMayPauseForAsLongAsOneTakes) {
  take(0, 7000);
  EXPECT_EQ(take(6500, 7000), 2U);
}

TEST_F(RowOf, TwoAreAlikeInTime) {
  take(0, 1000);
  EXPECT_EQ(take(1000, 2600), 0U) << "more than 2.5 times as long";
}

TEST_F(RowOf, TwoAreAlikeThereAndBack) {
  take(0, 2000, {.there_part = 0.2F});
  EXPECT_EQ(take(1000, 2000, {.there_part = 0.8F}), 0U) << "quickly there, slowly there";
}

TEST_F(RowOf, TheFirstMayStayUpForAWhile) {
  take(0, 3000, {.there_part = 0.25F});
  EXPECT_EQ(take(1000, 1600), 2U) << "as fast there";
}

TEST_F(RowOf, AThirdLikeEitherTellsOfAll) {
  for (const float third_ms : {1000.0F, 2600.0F}) {
    row_ = Row();
    report_ = {};
    take(20000, 1000);
    take(1000, 2600);
    EXPECT_EQ(take(1000, third_ms), 3U);
    ASSERT_EQ(report_.event_count, 3);
    EXPECT_EQ(report_.events[0].duration_ms, 1000);
  }
}

TEST_F(RowOf, OfManyUnlikeOnesTheLastTwoAreRemembered) {
  take(0, 1000);
  take(1000, 2600);
  EXPECT_EQ(take(1000, 6600), 0U);
  EXPECT_EQ(take(1000, 1000), 0U) << "like the first, which is forgotten";
  EXPECT_EQ(take(1000, 6600), 3U);
}

TEST_F(RowOf, OneThatTurnedRoundOnItsWayBeginsNone) {
  take(0, 2000, {.sign = RowSign::none});
  EXPECT_EQ(report_.event_count, 0);
  EXPECT_EQ(take(1000), 0U);
  EXPECT_EQ(take(1000, 2000, {.sign = RowSign::none}), 0U);
  EXPECT_EQ(take(1000), 2U) << "but does not end it";
  EXPECT_EQ(take(1000, 2000, {.sign = RowSign::none}), 3U) << "and counts in a row that is known";
}

TEST_F(RowOf, OneThatWasHalfDoesNotEndIt) {
  take(0);
  row_.note_half(t_ms_ += 4000);
  EXPECT_EQ(take(4000), 2U) << "8 s after the first, but 4 after the last try";
}

TEST_F(RowOf, BeginsAnewWhenInterrupted) {
  take(0);
  row_.interrupt();
  EXPECT_EQ(take(1000), 0U);
}

}  // namespace
}  // namespace liopep::engine

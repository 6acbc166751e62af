#include "server/insight/statistics_routes.h"

#include <gtest/gtest.h>

namespace liopep::insight {
namespace {

const UnixMillis now = from_ms(1'783'600'000'000);  // 2026-07-09 12:26:40 UTC

Result<Period> period(std::string query) {
  net::Request request;
  request.query = std::move(query);
  return read_period(request, now);
}

TEST(StatisticsPeriod, CoversThirtyDaysWhenNothingElseIsSaid) {
  const auto read = period("today=2026-07-09");
  ASSERT_TRUE(read) << read.error().detail;
  EXPECT_EQ(to_text(read->today), "2026-07-09");
  EXPECT_EQ(read->days, 30);
}

TEST(StatisticsPeriod, AcceptsTheLocalDateOfEveryTimeZone) {
  EXPECT_TRUE(period("today=2026-07-08&days=7"));
  EXPECT_TRUE(period("today=2026-07-10&days=366"));
}

TEST(StatisticsPeriod, NamesTheParameterThatIsWrong) {
  for (const char* query : {"", "today=", "today=yesterday", "today=2026-02-30", "today=2026-07-11",
                            "today=2026-07-07", "today=0000-00-00", "days=30"}) {
    const auto read = period(query);
    ASSERT_FALSE(read) << query;
    EXPECT_EQ(read.error().kind, ErrorKind::invalid);
    EXPECT_EQ(read.error().field, "today") << query;
  }
  for (const char* days : {"6", "367", "", "7.5", "+30", "30x", "99999999999999999999", "-7"}) {
    const auto read = period("today=2026-07-09&days=" + std::string(days));
    ASSERT_FALSE(read) << days;
    EXPECT_EQ(read.error().field, "days") << days;
  }
}

}  // namespace
}  // namespace liopep::insight

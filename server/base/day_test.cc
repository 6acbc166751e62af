#include "server/base/day.h"

#include <gtest/gtest.h>

namespace liopep {
namespace {

TEST(Day, ReadsAndWritesTheSameText) {
  for (const char* text : {"2026-07-09", "2000-01-01", "2199-12-31", "2028-02-29"}) {
    const auto day = parse_day(text, "today");
    ASSERT_TRUE(day) << text;
    EXPECT_EQ(to_text(*day), text);
  }
}

TEST(Day, RefusesWhatNoCalendarHas) {
  for (const char* text : {"", "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "26-01-01",
                           "2026-04-31", "1999-12-31", "2200-01-01", "2026/01/01", "2026-01-01T",
                           "-026-01-01", "2026-01-0a", "2026-+1-01"}) {
    const auto day = parse_day(text, "today");
    ASSERT_FALSE(day) << text;
    EXPECT_EQ(day.error().field, "today");
  }
}

TEST(Day, IsTheUtcDateOfATime) {
  EXPECT_EQ(to_text(utc_day(from_ms(0))), "1970-01-01");
  EXPECT_EQ(to_text(utc_day(from_ms(86'399'999))), "1970-01-01");
  EXPECT_EQ(to_text(utc_day(from_ms(86'400'000))), "1970-01-02");
}

}  // namespace
}  // namespace liopep

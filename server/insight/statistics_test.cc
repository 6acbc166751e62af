#include "server/insight/statistics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>

#include "server/db/scratch_folder.h"
#include "server/db/sqlite_database.h"

namespace liopep::insight {
namespace {

namespace asio = boost::asio;
using testing::ElementsAre;
using testing::HasSubstr;

Day day(const char* text) {
  return parse_day(text, "").value();
}

constexpr Totals one_break{1, 10, 60'000, 20'000, 600};

class StatisticsTest : public testing::Test {
 protected:
  void SetUp() override {
    auto opened =
        db::open_sqlite({.path = folder_.path() / "liopep.db", .executor = loop_.get_executor()});
    ASSERT_TRUE(opened) << opened.error().detail;
    database_ = std::move(*opened);
    run([](db::Transaction& transaction) -> Result<void> {
      (void)transaction.query(
          "INSERT INTO members (id, created_at_ms) VALUES ('me', 0), ('you', 0)");
      return {};
    });
  }

  void run(db::Database::Work work) {
    auto done = asio::co_spawn(loop_, database_->write_work(std::move(work)), asio::use_future);
    loop_.restart();
    loop_.run();
    EXPECT_TRUE(done.get());
  }

  void take_break(const char* date, const char* member = "me") {
    run([=](db::Transaction& transaction) {
      return add_to_day(transaction, MemberId(member), day(date), one_break);
    });
  }

  Statistics statistics(const char* today, int days = 30) {
    Statistics found;
    run([&](db::Transaction& transaction) -> Result<void> {
      auto read = statistics_of(transaction, identity::Viewer::for_test(MemberId("me")),
                                {day(today), days});
      if (!read) return std::unexpected(read.error());
      found = std::move(*read);
      return {};
    });
    return found;
  }

  db::ScratchFolder folder_;
  asio::io_context loop_;
  std::unique_ptr<db::Database> database_;
};

TEST_F(StatisticsTest, AreZeroForANewMember) {
  take_break("2026-07-09", "you");
  EXPECT_EQ(
      to_json(statistics("2026-07-09")),
      R"({"today":{"breaks":0,"repetitions":0,"active_ms":0,"held_ms":0,"steps":0},)"
      R"("week":{"breaks":0,"repetitions":0,"active_ms":0,"held_ms":0,"steps":0},"streak_days":0,"days":[]})");
}

TEST_F(StatisticsTest, SumUpADay) {
  take_break("2026-07-09");
  take_break("2026-07-09");
  EXPECT_EQ(
      to_json(statistics("2026-07-09")),
      R"({"today":{"breaks":2,"repetitions":20,"active_ms":120000,"held_ms":40000,"steps":1200},)"
      R"("week":{"breaks":2,"repetitions":20,"active_ms":120000,"held_ms":40000,"steps":1200},"streak_days":1,)"
      R"("days":[{"date":"2026-07-09","breaks":2,"repetitions":20,"active_ms":120000,"held_ms":40000,"steps":1200}]})");
}

TEST_F(StatisticsTest, BeginTheWeekOnMonday) {
  take_break("2026-07-05");  // a Sunday
  take_break("2026-07-06");
  take_break("2026-07-12");  // the next Sunday
  EXPECT_EQ(statistics("2026-07-12").week.breaks, 2);
  EXPECT_EQ(statistics("2026-07-05").week.breaks, 1);
  EXPECT_EQ(statistics("2026-07-13").week.breaks, 0);
}

TEST_F(StatisticsTest, ShowNoDayOutsideThePeriod) {
  for (const char* date : {"2026-07-01", "2026-07-03", "2026-07-09", "2026-07-10"})
    take_break(date);
  EXPECT_THAT(statistics("2026-07-09", 7).days,
              ElementsAre(DayTotals{day("2026-07-03"), one_break},
                          DayTotals{day("2026-07-09"), one_break}));
}

TEST_F(StatisticsTest, CountAStreakThatEndsTodayOrYesterday) {
  for (const char* date : {"2026-07-04", "2026-07-06", "2026-07-07", "2026-07-08"})
    take_break(date);
  EXPECT_EQ(statistics("2026-07-08").streak_days, 3);
  EXPECT_EQ(statistics("2026-07-09").streak_days, 3);
  EXPECT_EQ(statistics("2026-07-10").streak_days, 0);
}

TEST_F(StatisticsTest, CountAStreakOverYears) {
  run([](db::Transaction& transaction) -> Result<void> {
    for (int i = 0; i < 1000; ++i) {
      const Day date = day("2026-07-09") - std::chrono::days(i);
      if (auto added = add_to_day(transaction, MemberId("me"), date, one_break); !added)
        return added;
    }
    return {};
  });
  const auto found = statistics("2026-07-09", 366);
  EXPECT_EQ(found.streak_days, 1000);
  EXPECT_EQ(found.days.size(), 366U);
}

TEST_F(StatisticsTest, AreReadThroughTheKeyAlone) {
  for (const char* sql :
       {"SELECT day, breaks, repetitions, active_ms, held_ms, steps FROM daily_rollups"
        " WHERE member_id = $1 AND day >= $2 AND day <= $3 ORDER BY day",
        "SELECT day FROM daily_rollups WHERE member_id = $1 AND day <= $2 ORDER "
        "BY day DESC LIMIT $3"}) {
    run([sql](db::Transaction& transaction) -> Result<void> {
      const auto plan = transaction.query("EXPLAIN QUERY PLAN " + std::string(sql),
                                          {std::string("me"), std::string("a"), std::int64_t{1}});
      EXPECT_EQ(plan->size(), 1U) << "a second step would be a sort";
      EXPECT_THAT(plan->front().text(3), HasSubstr("SEARCH daily_rollups USING PRIMARY KEY"));
      return {};
    });
  }
}

}  // namespace
}  // namespace liopep::insight

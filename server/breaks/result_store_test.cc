#include "server/breaks/result_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>

#include "server/db/scratch_folder.h"
#include "server/db/sqlite_database.h"

namespace liopep::breaks {
namespace {

namespace asio = boost::asio;

BreakResult ten_squats() {
  return {.id = ResultId("018f3c9e-7b2a-7c31-9d5e-0a1b2c3d4e5f"),
          .exercise = "squat",
          .count = 10,
          .half_count = 1,
          .duration_ms = 30'000,
          .started_at = from_ms(1'783'600'000'000),
          .day = parse_day("2026-07-09", "").value(),
          .source = Source::camera};
}

class ResultStoreTest : public testing::Test {
 protected:
  void SetUp() override {
    auto opened =
        db::open_sqlite({.path = folder_.path() / "liopep.db", .executor = loop_.get_executor()});
    ASSERT_TRUE(opened) << opened.error().detail;
    database_ = std::move(*opened);
    ASSERT_TRUE(write<bool>([](db::Transaction& transaction) {
      (void)transaction.query(
          "INSERT INTO members (id, created_at_ms) VALUES ('me', 0), ('you', 0)");
      return Result<bool>(true);
    }));
  }

  template <class T>
  Result<T> write(std::function<Result<T>(db::Transaction&)> work) {
    auto done = asio::co_spawn(loop_, database_->write<T>(std::move(work)), asio::use_future);
    loop_.restart();
    loop_.run();
    return done.get();
  }

  Result<SaveOutcome> save(const BreakResult& result, const char* member = "me") {
    return write<SaveOutcome>([&](db::Transaction& transaction) {
      return save_result(transaction, MemberId(member), result, subscribers_);
    });
  }

  std::int64_t stored_results() {
    return write<std::int64_t>([](db::Transaction& transaction) {
             return Result<std::int64_t>(
                 transaction.query("SELECT count(*) FROM results")->front().integer(0));
           })
        .value_or(-1);
  }

  db::ScratchFolder folder_;
  asio::io_context loop_;
  std::unique_ptr<db::Database> database_;
  std::vector<std::int64_t> heard_;
  ResultSavedSubscribers subscribers_{[this](db::Transaction&, const ResultSaved& event) {
    heard_.push_back(event.repetitions);
    return Result<void>{};
  }};
};

TEST_F(ResultStoreTest, StoresTheSameResultOnce) {
  EXPECT_EQ(save(ten_squats()), SaveOutcome::stored);
  EXPECT_EQ(save(ten_squats()), SaveOutcome::already_there);
  EXPECT_EQ(stored_results(), 1);
  EXPECT_THAT(heard_, testing::ElementsAre(10)) << "subscribers hear of new results alone";
}

TEST_F(ResultStoreTest, RefusesOtherNumbersUnderTheSameId) {
  ASSERT_TRUE(save(ten_squats()));
  auto other = ten_squats();
  other.count = 11;

  const auto refused = save(other);

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::conflict);
  EXPECT_EQ(refused.error().key, "result.conflict");
  EXPECT_EQ(refused.error().field, "/id");
}

TEST_F(ResultStoreTest, KeepsAHoldApartFromRepetitions) {
  auto plank = ten_squats();
  plank.exercise = "plank";
  plank.count = 2;
  plank.held_ms = 20'000;

  EXPECT_EQ(save(plank), SaveOutcome::stored);
  EXPECT_EQ(save(plank), SaveOutcome::already_there);
  EXPECT_THAT(heard_, testing::ElementsAre(0)) << "a hold is no repetition";
  plank.held_ms = 19'000;
  EXPECT_FALSE(save(plank));
}

TEST_F(ResultStoreTest, KeepsStepsAndMetresOfAWalk) {
  auto walk = ten_squats();
  walk.exercise = "walk";
  walk.count = walk.half_count = 0;
  walk.source = Source::motion;
  walk.steps = 50;
  walk.distance_m = 35;

  EXPECT_EQ(save(walk), SaveOutcome::stored);
  EXPECT_EQ(save(walk), SaveOutcome::already_there);
  walk.steps = 51;
  EXPECT_FALSE(save(walk));
}

TEST_F(ResultStoreTest, LetsTwoMembersUseTheSameId) {
  EXPECT_EQ(save(ten_squats(), "me"), SaveOutcome::stored);
  EXPECT_EQ(save(ten_squats(), "you"), SaveOutcome::stored);
}

TEST_F(ResultStoreTest, KeepsNothingWhenASubscriberFails) {
  subscribers_.emplace_back([](db::Transaction&, const ResultSaved&) -> Result<void> {
    return fail(ErrorKind::internal, "test.no", "no");
  });
  EXPECT_FALSE(save(ten_squats()));
  EXPECT_EQ(stored_results(), 0);
}

TEST_F(ResultStoreTest, DeletesResultsWithTheirMember) {
  ASSERT_TRUE(save(ten_squats()));
  ASSERT_TRUE(write<bool>([](db::Transaction& transaction) {
    (void)transaction.query("DELETE FROM members WHERE id = 'me'");
    return Result<bool>(true);
  }));
  EXPECT_EQ(stored_results(), 0);
}

}  // namespace
}  // namespace liopep::breaks

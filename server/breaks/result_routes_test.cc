#include "server/breaks/result_routes.h"

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <string>

#include "server/db/scratch_folder.h"
#include "server/db/sqlite_database.h"

namespace liopep::breaks {
namespace {

namespace asio = boost::asio;

const std::string ten_squats =
    R"({"id":"018f3c9e-7b2a-7c31-9d5e-0a1b2c3d4e5f","exercise":"squat","count":10,)"
    R"("half_count":1,"duration_ms":30000,"started_at_ms":1783599940000,"day":"2026-07-09",)"
    R"("source":"camera"})";

std::string with(std::string from, std::string to) {
  std::string body = ten_squats;
  return body.replace(body.find(from), from.size(), to);
}

class ResultRoutesTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(catalog_.add({.id = "squat", .shortest_repetition_ms = 800}));
    ASSERT_TRUE(catalog_.add({.id = "plank", .counting = Counting::hold, .hold_ms = 10'000}));
    auto opened =
        db::open_sqlite({.path = folder_.path() / "liopep.db", .executor = loop_.get_executor()});
    ASSERT_TRUE(opened) << opened.error().detail;
    database_ = std::move(*opened);
    ASSERT_TRUE(run(database_->write_work([](db::Transaction& transaction) -> Result<void> {
      (void)transaction.query("INSERT INTO members (id, created_at_ms) VALUES ('me', 0)");
      return {};
    })));
  }

  template <class T>
  T run(asio::awaitable<T> task) {
    auto done = asio::co_spawn(loop_, std::move(task), asio::use_future);
    loop_.restart();
    loop_.run();
    return done.get();
  }

  Result<net::Response> post(const std::string& body, const char* member = "me") {
    net::Request request;
    request.body = body;
    return run(post_result({*database_, clock_, catalog_, subscribers_},
                           identity::Viewer::for_test(MemberId(member)), request));
  }

  Error refusal(const std::string& body) {
    const auto response = post(body);
    EXPECT_FALSE(response) << body;
    return response ? Error{} : response.error();
  }

  db::ScratchFolder folder_;
  asio::io_context loop_;
  ManualClock clock_{from_ms(1'783'600'000'000)};
  ActivityCatalog catalog_;
  ResultSavedSubscribers subscribers_;
  std::unique_ptr<db::Database> database_;
};

TEST_F(ResultRoutesTest, AnswersWithWhatIsStored) {
  const auto first = post(ten_squats);
  ASSERT_TRUE(first) << first.error().detail;
  EXPECT_EQ(first->status, 201);
  EXPECT_EQ(first->body, ten_squats);

  const auto again = post(ten_squats);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->status, 200);
  EXPECT_EQ(again->body, ten_squats);
}

TEST_F(ResultRoutesTest, TakesTheTimeOfAHold) {
  const std::string plank =
      R"({"id":"018f3c9e-7b2a-7c31-9d5e-0a1b2c3d4e5f","exercise":"plank","count":2,)"
      R"("half_count":0,"duration_ms":30000,"started_at_ms":1783599940000,"day":"2026-07-09",)"
      R"("source":"camera","held_ms":21000})";
  const auto response = post(plank);
  ASSERT_TRUE(response) << response.error().detail;
  EXPECT_EQ(response->body, plank);
}

TEST_F(ResultRoutesTest, RefusesTheSameIdWithOtherNumbers) {
  ASSERT_TRUE(post(ten_squats));
  EXPECT_EQ(refusal(with("\"count\":10", "\"count\":11")).kind, ErrorKind::conflict);
}

TEST_F(ResultRoutesTest, NamesTheFieldAndTheReason) {
  EXPECT_EQ(refusal(with("\"count\":10", "\"count\":300")).key, "result.too_fast");
  EXPECT_EQ(refusal(with("\"count\":10", "\"count\":\"10\"")).field, "/count");
  EXPECT_EQ(refusal(with("\"camera\"", "\"guess\"")).field, "/source");
  EXPECT_EQ(refusal(with("\"day\"", "\"image\"")).field, "/image");
  EXPECT_EQ(refusal("{").key, "json.malformed");
}

TEST_F(ResultRoutesTest, StoresNothingForAMemberWhoIsGone) {
  const auto response = post(ten_squats, "erased");
  ASSERT_FALSE(response);
  EXPECT_EQ(response.error().kind, ErrorKind::conflict);
}

}  // namespace
}  // namespace liopep::breaks

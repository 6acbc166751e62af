#include "server/health/health_routes.h"

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <string>

#include "server/db/scratch_folder.h"
#include "server/db/sqlite_database.h"

namespace liopep::health {
namespace {

namespace asio = boost::asio;

const std::string two_totals =
    R"({"consent":{"purpose":"own_statistics","version":1},"source":"apple_health","days":[)"
    R"({"day":"2026-07-07","type":"steps","value":8123},)"
    R"({"day":"2026-07-08","type":"distance_m","value":6250}]})";

const std::string listed =
    R"({"days":[{"day":"2026-07-07","type":"steps","value":8123,"source":"apple_health"},)"
    R"({"day":"2026-07-08","type":"distance_m","value":6250,"source":"apple_health"}]})";

std::string with(std::string from, std::string to) {
  std::string body = two_totals;
  return body.replace(body.find(from), from.size(), to);
}

class HealthRoutesTest : public testing::Test {
 protected:
  void SetUp() override {
    auto opened =
        db::open_sqlite({.path = folder_.path() / "liopep.db", .executor = loop_.get_executor()});
    ASSERT_TRUE(opened) << opened.error().detail;
    database_ = std::move(*opened);
    ASSERT_TRUE(run(database_->write_work([](db::Transaction& transaction) -> Result<void> {
      (void)transaction.query(
          "INSERT INTO members (id, created_at_ms) VALUES ('me', 0), ('you', 0)");
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

  HealthParts parts() { return {*database_, clock_}; }

  Result<net::Response> put(const std::string& body, const char* member = "me") {
    net::Request request;
    request.body = body;
    return run(put_days(parts(), identity::Viewer::for_test(MemberId(member)), request));
  }

  Result<net::Response> get(const std::string& query, const char* member = "me") {
    net::Request request;
    request.query = query;
    return run(get_days(parts(), identity::Viewer::for_test(MemberId(member)), request));
  }

  std::string days(const char* member = "me") {
    const auto response = get("from=2026-01-01&to=2026-12-31", member);
    return response ? response->body : response.error().detail;
  }

  std::string sources(const char* member = "me") {
    net::Request request;
    const auto response =
        run(get_sources(parts(), identity::Viewer::for_test(MemberId(member)), request));
    return response ? response->body : response.error().detail;
  }

  Result<net::Response> erase(const std::string& query) {
    net::Request request;
    request.query = query;
    return run(delete_days(parts(), identity::Viewer::for_test(MemberId("me")), request));
  }

  Error refusal(const std::string& body) {
    const auto response = put(body);
    EXPECT_FALSE(response) << body;
    return response ? Error{} : response.error();
  }

  /// given_at_ms and withdrawn_at_ms (-1 when it stands) of the member's consents.
  std::vector<std::pair<std::int64_t, std::int64_t>> consents() {
    std::vector<std::pair<std::int64_t, std::int64_t>> found;
    EXPECT_TRUE(run(database_->read_work([&found](db::Transaction& transaction) -> Result<void> {
      const auto rows = transaction.query(
          "SELECT given_at_ms, coalesce(withdrawn_at_ms, -1) FROM health_consents"
          " WHERE member_id = 'me'");
      for (const db::Row& row : *rows) found.emplace_back(row.integer(0), row.integer(1));
      return {};
    })));
    return found;
  }

  db::ScratchFolder folder_;
  asio::io_context loop_;
  ManualClock clock_{from_ms(1'783'600'000'000)};  // 2026-07-09 12:26:40 UTC
  std::unique_ptr<db::Database> database_;
};

TEST_F(HealthRoutesTest, KeepsWhatWasChosenAndSavingAgainChangesNothing) {
  ASSERT_TRUE(put(two_totals));
  EXPECT_EQ(days(), listed);

  const auto again = put(two_totals);
  ASSERT_TRUE(again) << again.error().detail;
  EXPECT_EQ(again->status, 204);
  EXPECT_EQ(days(), listed);
}

TEST_F(HealthRoutesTest, ALaterImportReplacesTheTotalOfADay) {
  ASSERT_TRUE(put(two_totals));
  ASSERT_TRUE(put(with("8123", "9000")));

  EXPECT_NE(days().find("\"value\":9000"), std::string::npos) << days();
  EXPECT_EQ(days().find("8123"), std::string::npos);
}

TEST_F(HealthRoutesTest, EveryoneSeesOnlyTheirOwn) {
  ASSERT_TRUE(put(two_totals));

  EXPECT_EQ(days("you"), R"({"days":[]})");
}

TEST_F(HealthRoutesTest, RecordsTheConsentWhenSavingAndItsEndWhenAllIsDeleted) {
  ASSERT_TRUE(put(two_totals));
  EXPECT_EQ(consents(),
            (std::vector<std::pair<std::int64_t, std::int64_t>>{{1'783'600'000'000, -1}}));

  clock_.advance(std::chrono::minutes(1));
  ASSERT_TRUE(erase(""));

  EXPECT_EQ(days(), R"({"days":[]})");
  EXPECT_EQ(
      consents(),
      (std::vector<std::pair<std::int64_t, std::int64_t>>{{1'783'600'000'000, 1'783'600'060'000}}));

  ASSERT_TRUE(put(two_totals));
  EXPECT_EQ(consents(),
            (std::vector<std::pair<std::int64_t, std::int64_t>>{{1'783'600'060'000, -1}}));
}

TEST_F(HealthRoutesTest, DeletesWhatCameFromOneSource) {
  ASSERT_TRUE(put(two_totals));
  ASSERT_TRUE(put(R"({"consent":{"purpose":"own_statistics","version":1},"source":"fit","days":[)"
                  R"({"day":"2026-07-06","type":"steps","value":5}]})"));

  ASSERT_TRUE(erase("source=fit"));

  EXPECT_EQ(days(), listed);
  EXPECT_EQ(consents().front().second, -1) << "the consent stands: there is more";

  ASSERT_TRUE(erase("source=apple_health"));

  EXPECT_EQ(days(), R"({"days":[]})");
  EXPECT_NE(consents().front().second, -1) << "with the last of it the consent ends";
}

TEST_F(HealthRoutesTest, SaysFromWhereTheTotalsCame) {
  EXPECT_EQ(sources(), R"({"sources":[]})");
  ASSERT_TRUE(put(two_totals));
  ASSERT_TRUE(put(R"({"consent":{"purpose":"own_statistics","version":1},"source":"fit","days":[)"
                  R"({"day":"2024-02-29","type":"steps","value":5},)"
                  R"({"day":"2024-02-29","type":"flights","value":1}]})"));

  EXPECT_EQ(sources(),
            R"({"sources":[)"
            R"({"source":"apple_health","days":2,"first":"2026-07-07","last":"2026-07-08"},)"
            R"({"source":"fit","days":1,"first":"2024-02-29","last":"2024-02-29"}]})");
  EXPECT_EQ(sources("you"), R"({"sources":[]})");
}

TEST_F(HealthRoutesTest, StoresNothingOfABatchWithAFault) {
  EXPECT_FALSE(put(with("\"value\":6250", "\"value\":-1")));

  EXPECT_EQ(days(), R"({"days":[]})");
  EXPECT_TRUE(consents().empty());
}

TEST_F(HealthRoutesTest, NamesTheFieldAndTheReason) {
  EXPECT_EQ(refusal(with("\"version\":1", "\"version\":2")).field, "/consent/version");
  EXPECT_EQ(refusal(with("8123", "300001")).field, "/days/0/value");
  EXPECT_EQ(refusal(with("8123", "300001")).key, "health.out_of_range");
  EXPECT_EQ(refusal(with("6250", "1200001")).field, "/days/1/value");
  EXPECT_EQ(refusal(with("2026-07-08", "2026-07-11")).key, "health.in_future");
  EXPECT_EQ(refusal(with("2026-07-08", "2026-07-32")).field, "/days/1/day");
  EXPECT_EQ(refusal(with("\"distance_m\"", "\"heart_rate\"")).field, "/days/1/type");
  EXPECT_EQ(
      refusal(with("2026-07-08\",\"type\":\"distance_m\"", "2026-07-07\",\"type\":\"steps\"")).key,
      "health.twice");
  EXPECT_EQ(refusal(with("\"apple_health\"", "\"diary\"")).field, "/source");
  EXPECT_EQ(refusal(R"({"consent":{"purpose":"own_statistics","version":1},"source":"fit",)"
                    R"("days":[]})")
                .key,
            "health.too_many");
}

TEST_F(HealthRoutesTest, NamesTheParameterThatIsWrong) {
  EXPECT_EQ(get("from=2026-01-01").error().field, "to");
  EXPECT_EQ(get("from=soon&to=2026-01-01").error().field, "from");
  EXPECT_EQ(get("from=2025-01-01&to=2026-01-02").error().key, "health.period");
  EXPECT_EQ(get("from=2026-01-02&to=2026-01-01").error().key, "health.period");
  EXPECT_EQ(erase("source=diary").error().field, "source");
}

TEST_F(HealthRoutesTest, StoresNothingForAMemberWhoIsGone) {
  EXPECT_FALSE(put(two_totals, "erased"));
}

}  // namespace
}  // namespace liopep::health

#include <gtest/gtest.h>

#include <array>

#include "server/net/accept_encoding.h"
#include "server/net/framing.h"
#include "server/net/rate_limiter.h"

namespace liopep::net {
namespace {

using std::chrono::milliseconds;

TEST(RateLimiter, HoldsAMinutesWorthAndFillsUp) {
  RateLimiter limiter(10);
  RateLimiter::Time now{};
  for (int i = 0; i < 60; ++i) EXPECT_EQ(limiter.take({1, 1}, 60, now).count(), 0) << i;
  EXPECT_EQ(limiter.take({1, 1}, 60, now), milliseconds(1000));
  EXPECT_EQ(limiter.take({2, 1}, 60, now).count(), 0) << "another sender";
  EXPECT_EQ(limiter.take({1, 2}, 60, now).count(), 0) << "another route";
  now += milliseconds(1000);
  EXPECT_EQ(limiter.take({1, 1}, 60, now).count(), 0);
  EXPECT_GT(limiter.take({1, 1}, 60, now).count(), 0);
}

TEST(RateLimiter, ForgetsTheOldestBeyondItsCapacity) {
  RateLimiter limiter(100);
  for (std::uint32_t sender = 0; sender < 10'000; ++sender) {
    (void)limiter.take({sender, 0}, 1, {});
    EXPECT_LE(limiter.size(), 100U);
  }
  EXPECT_GT(limiter.take({9'999, 0}, 1, {}).count(), 0) << "the newest is still known";
}

TEST(Framing, ReadsOneLengthOrChunks) {
  EXPECT_FALSE(read_framing({})->has_body());
  EXPECT_EQ(read_framing({{"content-length", "12"}})->declared_bytes, 12U);
  EXPECT_TRUE(read_framing({{"Transfer-Encoding", "Chunked"}})->is_chunked);
}

TEST(Framing, RefusesWhatSmugglersSend) {
  const std::vector<std::vector<Header>> all = {
      {{"Content-Length", "3"}, {"Content-Length", "3"}},
      {{"Content-Length", "3"}, {"Transfer-Encoding", "chunked"}},
      {{"Transfer-Encoding", "chunked"}, {"Transfer-Encoding", "chunked"}},
      {{"Transfer-Encoding", "gzip, chunked"}},
      {{"Transfer-Encoding", "xchunked"}},
      {{"Content-Length", "+3"}},
      {{"Content-Length", "3, 3"}},
      {{"Content-Length", "-1"}},
      {{"Content-Length", "99999999999999999999"}},
      {{"Content-Length", ""}}};
  for (const auto& headers : all) {
    const auto framing = read_framing(headers);
    ASSERT_FALSE(framing) << headers[0].name << ": " << headers[0].value;
    EXPECT_EQ(framing.error().status, 400);
  }
}

TEST(ContentType, IsComparedWithoutParameters) {
  Request request;
  request.headers = {{"Content-Type", "Application/JSON ; charset=utf-8"}};
  EXPECT_FALSE(check_content_type(request, BodyType::json));
  EXPECT_EQ(check_content_type(request, BodyType::form)->status, 415);
  EXPECT_EQ(check_content_type({}, BodyType::json)->error.key, "request.content_type");
}

TEST(AcceptEncoding, ChoosesTheBestThatIsAccepted) {
  constexpr std::array<std::string_view, 3> available{"br", "gzip", "identity"};
  struct Case {
    const char* header;
    std::optional<std::size_t> chosen;
  };
  const Case cases[] = {{"gzip, deflate, br", 0},
                        {"gzip", 1},
                        {"", 2},
                        {"br;q=0.5, gzip;q=0.8", 1},
                        {"br;q=0, gzip", 1},
                        {"BR ; Q=1.0", 0},
                        {"*", 0},
                        {"*;q=0", std::nullopt},
                        {"identity;q=0", std::nullopt},
                        {"br;q=nonsense", 2},
                        {"br;q=1.5", 0},
                        {"zstd", 2}};
  for (const Case& each : cases) {
    EXPECT_EQ(choose_encoding(each.header, available), each.chosen) << each.header;
  }
}

}  // namespace
}  // namespace liopep::net

#include "server/net/problem.h"

#include <gtest/gtest.h>

namespace liopep::net {
namespace {

TEST(Problem, SaysWhatIsWrongInTheContractsWords) {
  const Response response = problem_response(
      refusal({ErrorKind::invalid, "result.too_fast", "300 \"squats\"", "/count"}), "abc");
  EXPECT_EQ(response.status, 400);
  EXPECT_EQ(response.headers.back().value, "application/problem+json");
  EXPECT_EQ(response.body,
            R"({"type":"urn:liopep:problem:invalid","title":"The request is not valid",)"
            R"("status":400,"detail":"300 \"squats\"","key":"result.too_fast","field":"/count",)"
            R"("instance":"abc"})");
}

TEST(Problem, NeverTellsTheDetailOfAnInternalError) {
  const Response response = problem_response(
      refusal({ErrorKind::internal, "sqlite", "disk I/O error in /var/lib", ""}), "abc");
  EXPECT_EQ(response.status, 500);
  EXPECT_EQ(response.body.find("disk"), std::string::npos);
  EXPECT_EQ(response.body.find("sqlite"), std::string::npos);
  EXPECT_NE(response.body.find("\"instance\":\"abc\""), std::string::npos);
}

TEST(Problem, SaysWhenToTryAgain) {
  const Response response = problem_response(refusal({ErrorKind::unavailable, "busy", "", ""}), "");
  EXPECT_EQ(response.headers.front().name, "Retry-After");
}

}  // namespace
}  // namespace liopep::net

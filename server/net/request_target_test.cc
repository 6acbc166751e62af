#include "server/net/request_target.h"

#include <gtest/gtest.h>

#include "server/net/http.h"

namespace liopep::net {
namespace {

TEST(RequestTarget, IsTakenApart) {
  const auto target = parse_request_target("/p%C3%A5us/a%20b?x=%41&y", "");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/p\xC3\xA5us/a b");
  EXPECT_EQ(target->query, "x=%41&y");
}

TEST(RequestTarget, MayNameOurOwnOrigin) {
  EXPECT_EQ(parse_request_target("http://localhost:1/a", "http://localhost:1")->path, "/a");
  EXPECT_FALSE(parse_request_target("http://example.org/a", "http://localhost:1"));
}

TEST(RequestTarget, RefusesWhatCanBeReadInTwoWays) {
  for (const char* target :
       {"",       "*",     "x",      "/%",       "/%4",  "/%zz",    "/%-1",        "/%+1",
        "/%00",   "/%0a",  "/%ff",   "/\xff",    "/a#b", "/../etc", "/a/%2e%2e/b", "/a/./b",
        "/a%2fb", "/a\\b", "/a%5cb", "/\xC0\xAF"}) {
    const auto parsed = parse_request_target(target, "");
    ASSERT_FALSE(parsed) << target;
    EXPECT_EQ(parsed.error().kind, ErrorKind::invalid) << target;
    EXPECT_EQ(parsed.error().field, "path") << target;
  }
}

TEST(Request, FindsHeadersCookiesAndQueryParameters) {
  Request request;
  request.headers = {{"X-One", "1"}, {"Cookie", "a=1; __Host-session=t=x; b="}};
  request.query = "today=2026-01-02&name=a+b%21&bad=%f";
  EXPECT_EQ(request.header("x-one"), "1");
  EXPECT_FALSE(request.header("x-two"));
  EXPECT_EQ(request.cookie("__Host-session"), "t=x");
  EXPECT_EQ(request.cookie("b"), "");
  EXPECT_FALSE(request.cookie("c"));
  EXPECT_EQ(**request.query_parameter("today"), "2026-01-02");
  EXPECT_EQ(**request.query_parameter("name"), "a b!");
  EXPECT_FALSE(request.query_parameter("none")->has_value());
  const auto bad = request.query_parameter("bad");
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().field, "bad");
}

}  // namespace
}  // namespace liopep::net

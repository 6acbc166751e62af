#include "server/net/route_table.h"

#include <gtest/gtest.h>

namespace liopep::net {
namespace {

RouteTable table() {
  return RouteTable({{.method = Method::get, .pattern = "/auth/{provider}/start", .handler = {}},
                     {.method = Method::get, .pattern = "/auth/demo/start", .handler = {}},
                     {.method = Method::get, .pattern = "/api/v1/session", .handler = {}},
                     {.method = Method::del, .pattern = "/api/v1/session", .handler = {}}});
}

std::string pattern_of(const RouteTable::Match& match) {
  const auto* const found = std::get_if<RouteTable::Found>(&match);
  return found == nullptr ? "" : found->route->pattern;
}

TEST(RouteTable, FindsByMethodAndPath) {
  const RouteTable routes = table();
  const auto match = routes.match(Method::del, "/api/v1/session");
  ASSERT_EQ(pattern_of(match), "/api/v1/session");
  EXPECT_EQ(std::get<RouteTable::Found>(match).route->method, Method::del);
}

TEST(RouteTable, GivesPathParameters) {
  const RouteTable routes = table();
  const auto match = routes.match(Method::get, "/auth/google/start");
  ASSERT_EQ(pattern_of(match), "/auth/{provider}/start");
  const auto& parameters = std::get<RouteTable::Found>(match).path_parameters;
  ASSERT_EQ(parameters.size(), 1U);
  EXPECT_EQ(parameters[0].name, "provider");
  EXPECT_EQ(parameters[0].value, "google");
}

TEST(RouteTable, PrefersTheLiteralToTheParameter) {
  EXPECT_EQ(pattern_of(table().match(Method::get, "/auth/demo/start")), "/auth/demo/start");
}

TEST(RouteTable, AnswersHeadByGet) {
  EXPECT_EQ(pattern_of(table().match(Method::head, "/api/v1/session")), "/api/v1/session");
}

TEST(RouteTable, NamesTheMethodsOfAKnownPath) {
  const RouteTable routes = table();
  for (const auto method : {std::optional(Method::put), std::optional<Method>()}) {
    const auto match = routes.match(method, "/api/v1/session");
    ASSERT_TRUE(std::holds_alternative<RouteTable::OtherMethods>(match));
    EXPECT_EQ(std::get<RouteTable::OtherMethods>(match).allow, "GET, HEAD, DELETE");
  }
}

TEST(RouteTable, KnowsNothingElse) {
  const RouteTable routes = table();
  for (const char* path : {"/", "/api/v1/session/", "/auth//start", "/auth/a/b/start", "/api"}) {
    EXPECT_TRUE(std::holds_alternative<RouteTable::NotFound>(routes.match(Method::get, path)))
        << path;
  }
}

}  // namespace
}  // namespace liopep::net

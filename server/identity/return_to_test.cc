#include "server/identity/return_to.h"

#include <gtest/gtest.h>

namespace liopep::identity {
namespace {

TEST(ReturnTo, IsAPathWithinLiopep) {
  for (const std::string text : {"/", "/statistics", "/break/squat?seconds=60#start", "/%2F%2Fx"}) {
    EXPECT_EQ(parse_return_to(text), text);
  }
}

TEST(ReturnTo, NeverLeadsToAnotherSite) {
  for (const std::string& text :
       {std::string(), std::string("statistics"), std::string("//evil.example"),
        std::string("/\\evil.example"), std::string("https://evil.example/"),
        std::string("javascript:alert(1)"), std::string("/\t/evil.example"),
        std::string("/a\r\nSet-Cookie: x=y"), std::string("/a b"), std::string("/å"),
        std::string("/\0", 2), "/" + std::string(200, 'a')}) {
    const auto path = parse_return_to(text);
    ASSERT_FALSE(path.has_value()) << text;
    EXPECT_EQ(path.error().field, "return_to");
  }
}

}  // namespace
}  // namespace liopep::identity

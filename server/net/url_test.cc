#include "server/net/url.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace liopep::net {
namespace {

TEST(Url, IsTakenApart) {
  const auto url = parse_url("https://Login.Example.com/a/b?c=d", "issuer");
  ASSERT_TRUE(url.has_value());
  EXPECT_EQ(url->scheme, Scheme::https);
  EXPECT_EQ(url->host, "login.example.com");
  EXPECT_EQ(url->port, 443);
  EXPECT_EQ(url->target, "/a/b?c=d");
  EXPECT_EQ(url->authority(), "login.example.com");
}

TEST(Url, KnowsLoopback) {
  for (const char* text : {"http://localhost:8081", "http://127.0.0.1:1/x", "http://[::1]:8081/"}) {
    const auto url = parse_url(text, "issuer");
    ASSERT_TRUE(url.has_value()) << text;
    EXPECT_TRUE(url->is_loopback()) << text;
  }
  EXPECT_EQ(parse_url("http://[::1]:8081/", "issuer")->authority(), "[::1]:8081");
  EXPECT_FALSE(parse_url("http://localhost.example.com/", "issuer")->is_loopback());
}

TEST(Url, RefusesWhatIsAmbiguous) {
  for (const char* text : {"", "/path", "ftp://a.example/", "https://user@a.example/",
                           "https://a.example/#x", "https:///path", "https://a.example:0/",
                           "https://a.example:99999/", "https://127.evil.example/",
                           "https://a%2eexample/", "https://a b/", "javascript:alert(1)"}) {
    const auto url = parse_url(text, "issuer");
    ASSERT_FALSE(url.has_value()) << text;
    EXPECT_EQ(url.error().kind, ErrorKind::invalid);
    EXPECT_EQ(url.error().field, "issuer");
  }
}

TEST(EncodeForm, EscapesEverythingButUnreserved) {
  EXPECT_EQ(encode_form({{"scope", "openid email"}, {"x&", "å=/?"}}),
            "scope=openid%20email&x%26=%C3%A5%3D%2F%3F");
}

}  // namespace
}  // namespace liopep::net

#include "server/identity/provider.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace liopep::identity {
namespace {

using testing::HasSubstr;

constexpr std::string_view google = R"(
[[provider]]
id = "google"
name = "Google"
issuer = "https://accounts.google.com"
client_id = "c"
client_secret = "do-not-show"
)";

constexpr std::string_view demo = R"(
[[provider]]
id = "demo"
name = "Demo sign-in"
issuer = "http://localhost:8081"
client_id = "c"
client_secret = "do-not-show"
demo = true
)";

void expect_refused(std::string_view toml, std::string_view why, Reach reach = Reach::loopback) {
  const auto providers = read_providers(toml, reach);
  ASSERT_FALSE(providers.has_value()) << why;
  EXPECT_EQ(providers.error().kind, ErrorKind::invalid);
  EXPECT_THAT(providers.error().detail, HasSubstr(std::string(why)));
  EXPECT_THAT(providers.error().detail, Not(HasSubstr("do-not-show")));
}

TEST(Providers, AreReadFromToml) {
  const auto providers = read_providers(fmt::format("{}{}", google, demo), Reach::loopback);
  ASSERT_TRUE(providers.has_value()) << providers.error().detail;
  ASSERT_EQ(providers->size(), 2U);
  EXPECT_EQ(providers->front().scopes, "openid profile email");
  EXPECT_FALSE(providers->front().is_demo);
  EXPECT_TRUE(providers->back().is_demo);
  EXPECT_TRUE(read_providers("", Reach::network)->empty());
}

TEST(Providers, DemoIsForOneComputerOnly) {
  expect_refused(demo, "listens on the network", Reach::network);
  expect_refused(fmt::format("{}demo = true\n", google), "demo provider must be on this computer");
}

TEST(Providers, PlainHttpIsForOneComputerOnly) {
  const auto plain = [](std::string_view issuer) {
    return fmt::format(
        "[[provider]]\nid='a'\nname='A'\nissuer='{}'\nclient_id='c'\nclient_secret='s'\n", issuer);
  };
  EXPECT_TRUE(read_providers(plain("http://127.0.0.1:8081"), Reach::loopback).has_value());
  expect_refused(plain("http://127.0.0.1:8081"), "listens on the network", Reach::network);
  expect_refused(plain("http://id.example"), "must begin with https://");
  expect_refused(plain("http://localhost.id.example"), "must begin with https://");
  expect_refused(plain("ftp://id.example"), "must begin with https://");
}

TEST(Providers, SayWhatIsWrong) {
  expect_refused("[[provider]]\nid='a'\n", "Provider a: name is missing");
  expect_refused("[[provider]]\nname='a'\n", "Provider number 1: id is missing");
  expect_refused("[[provider]]\nid='A B'\n", "id must be 1 to 32");
  expect_refused("[[provider]]\nid='a'\nname=3\n", "name must be a text");
  expect_refused("[[provider]]\nid='a'\nsecret='x'\n", "secret is not known");
  expect_refused(fmt::format("{}scopes='email'\n", google), "scopes must contain openid");
  expect_refused(fmt::format("{}response_mode='fragment'\n", google), "response_mode must be");
  expect_refused(fmt::format("{}demo='yes'\n", google), "demo must be true or false");
  expect_refused(fmt::format("{}{}", google, google), "is used twice");
  expect_refused(fmt::format("{}apple_private_key_file='/x'\n", google), "not both");
  expect_refused("providers = 3", "only have [[provider]] tables");
  expect_refused("[[provider", "is not TOML");
}

}  // namespace
}  // namespace liopep::identity

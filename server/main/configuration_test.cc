#include "server/main/configuration.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace liopep {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kProviders = R"([[provider]]
id = "work"
name = "Work"
issuer = "https://login.example"
client_id = "liopep"
client_secret = "the-secret-of-the-house"
)";

Result<std::string> read_file(const std::filesystem::path& path) {
  if (path == "providers.toml") return kProviders;
  return fail(ErrorKind::invalid, "option.file", path.string() + " is not there.");
}

Result<Configuration> configured(const std::vector<std::string>& flags) {
  const auto options = read_options(flags, {}, read_file);
  if (!options) return std::unexpected(options.error());
  return make_configuration(*options, read_file);
}

TEST(Endpoint, IsANumericAddressAndAPort) {
  const auto v4 = parse_endpoint("127.0.0.1:8080");
  ASSERT_TRUE(v4);
  EXPECT_EQ(v4->address, "127.0.0.1");
  EXPECT_EQ(v4->port, 8080);
  EXPECT_TRUE(v4->is_loopback);
  const auto v6 = parse_endpoint("[2001:DB8::1]:443");
  ASSERT_TRUE(v6);
  EXPECT_EQ(v6->address, "2001:db8::1");
  EXPECT_FALSE(v6->is_loopback);
  EXPECT_TRUE(parse_endpoint("[::1]:0")->is_loopback);
  EXPECT_FALSE(parse_endpoint("0.0.0.0:80")->is_loopback);
  for (const char* bad : {"", ":", "8080", ":8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:-1",
                          "127.0.0.1:65536", "127.0.0.1:80x", "127.0.0.1: 80", "localhost:80",
                          "[127.0.0.1]:80", "::1:80", "[::1]80", "127.1:80"}) {
    EXPECT_FALSE(parse_endpoint(bad)) << bad;
  }
}

TEST(Configuration, TakesEachOptionOver) {
  const auto configuration = configured(
      {"--listen=0.0.0.0:443", "--tls-certificate=c.pem", "--tls-key=k.pem",
       "--public-origin=https://liopep.example", "--data-dir=d", "--web-root=w", "--content-dir=c",
       "--session-idle-days=2", "--session-absolute-days=3", "--requests-per-minute=4",
       "--web-reload", "--log-requests=false", "--providers=providers.toml"});
  ASSERT_TRUE(configuration) << configuration.error().detail;
  EXPECT_EQ(configuration->listen.address, "0.0.0.0");
  EXPECT_EQ(configuration->listen.port, 443);
  ASSERT_TRUE(configuration->tls);
  EXPECT_EQ(configuration->tls->certificate, "c.pem");
  EXPECT_EQ(configuration->tls->key, "k.pem");
  EXPECT_EQ(configuration->public_origin, "https://liopep.example");
  EXPECT_EQ(configuration->data_dir, "d");
  EXPECT_EQ(configuration->web_root, "w");
  EXPECT_EQ(configuration->content_dir, "c");
  EXPECT_EQ(configuration->session_limits.idle, std::chrono::days(2));
  EXPECT_EQ(configuration->session_limits.absolute, std::chrono::days(3));
  EXPECT_EQ(configuration->requests_per_minute, 4);
  EXPECT_EQ(configuration->web_reload, Switch::on);
  EXPECT_EQ(configuration->request_log, net::RequestLog::off);
  ASSERT_EQ(configuration->providers.size(), 1U);
  EXPECT_EQ(configuration->providers[0].id, "work");
}

TEST(Configuration, ServesPlainHttpOnLoopbackWithoutFurtherWords) {
  const auto configuration = configured({});
  ASSERT_TRUE(configuration) << configuration.error().detail;
  EXPECT_FALSE(configuration->tls);
  EXPECT_TRUE(configuration->listen.is_loopback);
  EXPECT_EQ(configuration->request_log, net::RequestLog::on);
  EXPECT_TRUE(configured({"--listen=[::1]:80"}));
  EXPECT_TRUE(configured({"--public-origin=https://liopep.example"})) << "behind a proxy";
}

TEST(Configuration, TheExampleForServersIsRight) {
  const auto read_example = [](const std::filesystem::path& path) -> Result<std::string> {
    std::ifstream file(path);
    std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    return text;
  };
  const std::vector<std::string> flags = {"--config=deploy/liopep.toml", "--tls-certificate=c.pem",
                                          "--tls-key=k.pem"};
  const auto options = read_options(flags, {}, read_example);
  ASSERT_TRUE(options) << options.error().detail;
  EXPECT_EQ(options->find("data-dir")->second.source, OptionSource::file);
  const auto configuration = make_configuration(*options, read_example);
  ASSERT_TRUE(configuration) << configuration.error().detail;
  EXPECT_FALSE(configuration->listen.is_loopback);
}

struct Bad {
  std::vector<std::string> flags;
  const char* field;
  const char* says;
};

TEST(Configuration, RefusesWhatWouldBreakAPromiseOrCannotWork) {
  const std::vector<Bad> all = {
      {{"--listen=0.0.0.0:80"}, "listen", "Plain HTTP is served on loopback alone (P3)"},
      {{"--listen=[::]:80"}, "listen", "tls-certificate"},
      {{"--listen=192.168.1.2:80", "--public-origin=https://a.example"}, "listen", "(P3)"},
      {{"--tls-certificate=c.pem"}, "tls-key", "both"},
      {{"--tls-key=k.pem"}, "tls-certificate", "both"},
      {{"--tls-key=k.pem", "--tls-certificate=c.pem"}, "public-origin", "https://"},
      {{"--public-origin=http://liopep.example"}, "public-origin", "https://"},
      {{"--providers=none.toml"}, "providers", "none.toml"},
  };
  for (const Bad& bad : all) {
    const auto configuration = configured(bad.flags);
    ASSERT_FALSE(configuration) << bad.flags[0];
    EXPECT_EQ(configuration.error().field, bad.field) << bad.flags[0];
    EXPECT_THAT(configuration.error().detail, HasSubstr(bad.says));
  }
}

TEST(Configuration, NeverShowsAProvidersSecret) {
  const auto configuration = configured({"--providers=providers.toml"});
  ASSERT_TRUE(configuration);
  EXPECT_THAT(providers_report(configuration->providers),
              AllOf(HasSubstr("https://login.example"), HasSubstr("(redacted)"),
                    Not(HasSubstr("the-secret-of-the-house"))));
}

}  // namespace
}  // namespace liopep

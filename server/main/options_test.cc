#include "server/main/options.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/main/option_checks.h"

namespace liopep {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using Texts = std::vector<std::string>;

/// A file system that has one file.
ReadFile one_file(std::string text) {
  return [text = std::move(text)](const std::filesystem::path& path) -> Result<std::string> {
    if (path == "liopep.toml") return text;
    return fail(ErrorKind::invalid, "option.file", path.string() + " is not there.");
  };
}

Result<Options> read(const Texts& flags, const Texts& environment = {}, std::string file = "") {
  return read_options(flags, environment, one_file(std::move(file)));
}

OptionValue value_of(const Result<Options>& options, std::string_view name) {
  return options ? options->find(name)->second : OptionValue{"error: " + options.error().detail};
}

TEST(Options, HaveDefaultsThatPassTheirOwnChecks) {
  const auto options = read({});
  ASSERT_TRUE(options) << options.error().detail;
  for (const auto& spec : option_specs()) {
    EXPECT_EQ(value_of(options, spec.name).text, spec.default_text);
    EXPECT_EQ(value_of(options, spec.name).source, OptionSource::default_value) << spec.name;
    EXPECT_FALSE(spec.check(spec.default_text)) << spec.name;
  }
}

TEST(Options, FlagWinsOverEnvironmentOverFileOverDefault) {
  const std::string file = "data-dir = 'file'\n";
  const Texts environment = {"HOME=/", "LIOPEP_DATA_DIR=environment"};

  auto options = read({"--config=liopep.toml"}, {}, file);
  EXPECT_EQ(value_of(options, "data-dir").text, "file");
  EXPECT_EQ(value_of(options, "data-dir").source, OptionSource::file);

  options = read({"--config=liopep.toml"}, environment, file);
  EXPECT_EQ(value_of(options, "data-dir").text, "environment");
  EXPECT_EQ(value_of(options, "data-dir").source, OptionSource::environment);

  options = read({"--data-dir", "flag", "--config=liopep.toml"}, environment, file);
  EXPECT_EQ(value_of(options, "data-dir").text, "flag");
  EXPECT_EQ(value_of(options, "data-dir").source, OptionSource::flag);
  EXPECT_EQ(value_of(options, "content-dir").source, OptionSource::default_value);
}

TEST(Options, TheFileMayBeNamedByTheEnvironmentAndHasNumbersAndSwitches) {
  const auto options = read({}, {"LIOPEP_CONFIG=liopep.toml"},
                            "session-idle-days = 7\nweb-reload = true\nlisten = '[::1]:80'\n");
  EXPECT_EQ(value_of(options, "session-idle-days").text, "7");
  EXPECT_EQ(value_of(options, "web-reload").text, "true");
  EXPECT_EQ(value_of(options, "listen").text, "[::1]:80");
}

TEST(Options, ABareFlagSwitchesOn) {
  EXPECT_EQ(value_of(read({"--web-reload", "--data-dir=x"}), "web-reload").text, "true");
  EXPECT_EQ(value_of(read({"--web-reload", "false"}), "web-reload").text, "false");
}

TEST(Options, KeepEverythingAfterTheFirstEqualsSign) {
  EXPECT_EQ(value_of(read({"--data-dir=a=b"}), "data-dir").text, "a=b");
  EXPECT_EQ(value_of(read({}, {"LIOPEP_DATA_DIR=a=b"}), "data-dir").text, "a=b");
}

struct Bad {
  Texts flags;
  Texts environment;
  std::string file;
  const char* field;
  std::vector<const char*> says;
};

TEST(Options, SayWhichValueIsWrongWhereItStoodAndWhatIsRight) {
  const std::vector<Bad> all = {
      {{"--data-dri=x"}, {}, "", "data-dri", {"'data-dri' (flag)", "'data-dir'", "--help"}},
      {{}, {"LIOPEP_LISTN=x"}, "", "listn", {"(environment)", "'listen'"}},
      {{"--config=liopep.toml"}, {}, "web_root = 'x'", "web_root", {"(file)", "'web-root'"}},
      {{"--listen=localhost:80"}, {}, "", "listen", {"'listen' (flag)", "127.0.0.1:8080"}},
      {{"--listen=127.0.0.1:65536"}, {}, "", "listen", {"127.0.0.1:8080"}},
      {{"--listen=::1:80"}, {}, "", "listen", {"[::1]:8080"}},
      {{"--session-idle-days=0"}, {}, "", "session-idle-days", {"from 1 to 3650"}},
      {{"--session-idle-days=7d"}, {}, "", "session-idle-days", {"'7d'", "whole number"}},
      {{"--requests-per-minute=999999999999"}, {}, "", "requests-per-minute", {"from 1 to"}},
      {{}, {"LIOPEP_WEB_RELOAD=yes"}, "", "web-reload", {"(environment)", "true or false"}},
      {{}, {"LIOPEP_WEB_RELOAD"}, "", "web-reload", {"true or false"}},
      {{"--data-dir="}, {}, "", "data-dir", {"must not be empty"}},
      {{"--data-dir"}, {}, "", "data-dir", {"needs a value", "--data-dir=DIR"}},
      {{"--data-dir", "--web-reload"}, {}, "", "data-dir", {"needs a value"}},
      {{"data-dir=x"}, {}, "", "", {"'data-dir=x'", "--listen=127.0.0.1:8080"}},
      {{"--config=none.toml"}, {}, "", "config", {"'config'", "none.toml"}},
      {{"--config=liopep.toml"}, {}, "a = [", "config", {"liopep.toml, line 1"}},
      {{"--config=liopep.toml"}, {}, "\n[data-dir]\nx = 1", "data-dir", {"must be a text"}},
      {{"--config=liopep.toml"}, {}, "config = 'other.toml'", "config", {"cannot name another"}},
  };
  for (const Bad& bad : all) {
    const auto options = read(bad.flags, bad.environment, bad.file);
    ASSERT_FALSE(options) << bad.says[0];
    EXPECT_EQ(options.error().field, bad.field) << options.error().detail;
    for (const char* words : bad.says) EXPECT_THAT(options.error().detail, HasSubstr(words));
  }
}

TEST(Options, AnOriginIsWrittenAsBrowsersDo) {
  for (const char* good : {"http://localhost:8080", "https://liopep.example", "http://[::1]:8080",
                           "https://liopep.example:8443"}) {
    EXPECT_FALSE(check_origin(good)) << good;
  }
  for (const char* bad : {"https://Liopep.example", "https://liopep.example:443",
                          "HTTPS://liopep.example", "https://liopep.example/"}) {
    EXPECT_THAT(check_origin(bad).value_or(""), HasSubstr("https://liopep.example.")) << bad;
  }
  for (const char* bad : {"", "liopep.example", "ftp://liopep.example", "https://", "https://a b",
                          "https://a@b", "https://liopep.example/app", "https://a:99999",
                          "https://a?b", "https://a#b", "https://a\nb"}) {
    EXPECT_TRUE(check_origin(bad)) << bad;
  }
}

TEST(Options, HelpNamesEachWithItsDefault) {
  const auto help = options_help();
  for (const auto& spec : option_specs()) {
    EXPECT_THAT(help, HasSubstr("--" + std::string(spec.name) + "=" + std::string(spec.shape)));
    EXPECT_THAT(help, HasSubstr(std::string(spec.help)));
    EXPECT_THAT(help, HasSubstr(std::string(spec.default_text)));
  }
}

TEST(Options, ReportSaysWhereEachValueCameFrom) {
  const auto report = options_report(*read({"--data-dir=x"}, {"LIOPEP_WEB_ROOT=y"}));
  EXPECT_THAT(report, HasSubstr("data-dir = \"x\"  # flag\n"));
  EXPECT_THAT(report, HasSubstr("web-root = \"y\"  # environment\n"));
  EXPECT_THAT(report, HasSubstr("content-dir = \"content\"  # default\n"));
}

TEST(Options, ReportRedactsSecrets) {
  const std::vector<OptionSpec> specs = {
      {"smtp-password", "TEXT", "", Secrecy::secret, check_any, ""},
      {"smtp-user", "TEXT", "", Secrecy::open, check_any, ""},
      {"other-password", "TEXT", "", Secrecy::secret, check_any, ""}};
  const Options options = {{"smtp-password", {"hunter2", OptionSource::file}},
                           {"smtp-user", {"liopep", OptionSource::file}},
                           {"other-password", {}}};
  EXPECT_THAT(options_report(options, specs),
              AllOf(HasSubstr("smtp-password = \"(redacted)\"  # file\n"),
                    HasSubstr("smtp-user = \"liopep\""), HasSubstr("other-password = \"\""),
                    Not(HasSubstr("hunter2"))));
}

}  // namespace
}  // namespace liopep

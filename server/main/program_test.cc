#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>

#include "server/main/options.h"
#include "server/main/program_for_test.h"

namespace liopep {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(Program, StartsAnswersAndEndsWhenAsked) {
  for (const int ending : {SIGTERM, SIGINT}) {
    const ProgramFolder folder;
    // given the program on a free port
    Program program(folder.flags());
    const auto port = program.port();
    ASSERT_NE(port, 0) << program.output();
    // when it is asked, then it answers
    EXPECT_THAT(get_from(port, "/healthz"),
                AllOf(StartsWith("HTTP/1.1 200"), HasSubstr(R"({"status":"ok"})")));
    EXPECT_THAT(get_from(port, "/readyz"), StartsWith("HTTP/1.1 200"));
    EXPECT_THAT(get_from(port, "/api/v1/session"), HasSubstr(R"("signed_in":false)"));
    EXPECT_THAT(get_from(port, "/"), HasSubstr("<title>Liopep</title>"));
    // when it is told to stop, then it ends in order
    program.signal(ending);
    EXPECT_EQ(program.end(), 0) << program.output();
    EXPECT_THAT(program.output(), AllOf(HasSubstr("\"stopping\""), HasSubstr("\"stopped\"")));
  }
}

TEST(Program, StartsAgainOnWhatItLeft) {
  const ProgramFolder folder;
  for (const int ending : {SIGKILL, SIGTERM, SIGTERM}) {
    Program program(folder.flags());
    ASSERT_NE(program.port(), 0) << program.output();
    program.signal(ending);
    EXPECT_EQ(program.end(), ending == SIGKILL ? 128 + SIGKILL : 0);
  }
}

TEST(Program, ASecondOneOnTheSamePortSaysSo) {
  const ProgramFolder folder;
  const ProgramFolder other;
  Program first(folder.flags());
  const auto port = std::to_string(first.port());
  Program second(other.flags({"--listen=127.0.0.1:" + port}));
  EXPECT_EQ(second.end(), 1);
  EXPECT_THAT(second.output(), AllOf(HasSubstr("Cannot listen on 127.0.0.1:" + port),
                                     HasSubstr("choose another with --listen")));
  EXPECT_THAT(get_from(first.port(), "/healthz"), StartsWith("HTTP/1.1 200"));
}

TEST(Program, GoesOnWhenNobodyReadsItsLog) {
  const ProgramFolder folder;
  Program program(folder.flags());
  const auto port = program.port();
  program.stop_listening();
  for (int i = 0; i < 5; ++i) {
    EXPECT_THAT(get_from(port, "/readyz"), StartsWith("HTTP/1.1 200")) << i;
    std::this_thread::sleep_for(std::chrono::milliseconds(150));  // the log is written meanwhile
  }
  program.signal(SIGTERM);
  EXPECT_EQ(program.end(), 0);
}

TEST(Program, TakesMoreConnectionsThanASmallLimitOfOpenFilesAllows) {
  const ProgramFolder folder;
  rlimit usual{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &usual), 0);
  const rlimit small{.rlim_cur = 64, .rlim_max = usual.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &small), 0);
  Program program(folder.flags());  // inherits the limit
  ::setrlimit(RLIMIT_NOFILE, &usual);
  const auto port = program.port();
  ASSERT_NE(port, 0) << program.output();

  boost::asio::io_context loop;
  std::vector<boost::asio::ip::tcp::socket> silent;
  for (int i = 0; i < 200; ++i) {
    silent.emplace_back(loop).connect({boost::asio::ip::address_v4::loopback(), port});
  }
  EXPECT_THAT(get_from(port, "/readyz"), StartsWith("HTTP/1.1 200"));
}

TEST(Program, LogsRequestsWithoutPersonalDataUnlessToldNotTo) {
  for (const bool logs : {true, false}) {
    const ProgramFolder folder;
    Program program(folder.flags({logs ? "--log-requests=true" : "--log-requests=false"}));
    (void)get_from(program.port(), "/api/v1/session?anna");
    program.signal(SIGTERM);
    EXPECT_EQ(program.end(), 0);
    const auto line = HasSubstr(R"("route":"/api/v1/session","status":200)");
    if (logs) {
      EXPECT_THAT(program.output(), line);
    } else {
      EXPECT_THAT(program.output(), Not(line));
    }
    EXPECT_THAT(program.output(), AllOf(Not(HasSubstr("anna")), Not(HasSubstr("127.0.0.1"))));
  }
}

TEST(Program, SaysWhatIsWrongAndEnds) {
  const ProgramFolder folder;
  const auto here = folder.path().string();
  struct Bad {
    std::vector<std::string> flags;
    int status;
    std::string says;
  };
  const std::vector<Bad> all = {
      {{"--listn=x"}, 2, "Did you mean 'listen'?"},
      {{"--listen=0.0.0.0:0"}, 2, "Plain HTTP is served on loopback alone (P3)"},
      {{"--config=" + here}, 2, "Option 'config': " + here + " is not a file"},
      {{"--providers=" + here + "/none.toml"}, 2, "Option 'providers': " + here + "/none.toml"},
      {{"--public-origin=https://a.example", "--tls-key=" + here, "--tls-certificate=" + here},
       1,
       here},
      {{"--web-root=" + here + "/none"}, 1, here + "/none"},
      {{"--content-dir=" + here + "/none"}, 1, here + "/none"},
      {{"--data-dir=" + here + "/page/index.html/data"}, 1, "index.html/data"},
  };
  for (const Bad& bad : all) {
    Program program(folder.flags(bad.flags));
    EXPECT_EQ(program.end(), bad.status) << bad.flags[0] << '\n' << program.output();
    EXPECT_THAT(program.output(), AllOf(StartsWith("liopep-server: "), HasSubstr(bad.says)));
  }
}

TEST(Program, PrintsItsConfigurationWithoutSecrets) {
  const ProgramFolder folder;
  const auto providers = folder.path() / "providers.toml";
  std::ofstream(providers) << "[[provider]]\nid = 'work'\nname = 'Work'\n"
                              "issuer = 'https://login.example'\nclient_id = 'liopep'\n"
                              "client_secret = 'the-secret-of-the-house'\n";
  Program program(folder.flags({"--providers=" + providers.string(), "--print-config"}));
  EXPECT_EQ(program.end(), 0);
  EXPECT_THAT(program.output(), AllOf(HasSubstr("listen = \"127.0.0.1:0\"  # flag"),
                                      HasSubstr("https://login.example"), HasSubstr("(redacted)"),
                                      Not(HasSubstr("the-secret-of-the-house"))));
}

TEST(Program, PrintsHelp) {
  Program program({"--help"});
  EXPECT_EQ(program.end(), 0);
  EXPECT_EQ(program.output(), options_help());
}

}  // namespace
}  // namespace liopep

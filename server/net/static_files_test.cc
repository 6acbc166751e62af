#include "server/net/static_files.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace liopep::net {
namespace {

namespace fs = std::filesystem;

class StaticFilesTest : public testing::Test {
 protected:
  void SetUp() override {
    root_ = fs::temp_directory_path() / ("liopep-static-" + std::to_string(::getpid()));
    write("index.html", "<p>page</p>");
    write("assets/app.js", "long script");
    write("assets/app.js.br", "br");
    write("assets/app.js.gz", "gz1");
    write("assets/worker/pose.js", "worker");
    write("assets/pose.task", "model");
    write("orphan.css.br", "no plain file");
  }
  void TearDown() override { fs::remove_all(root_); }

  void write(const fs::path& name, std::string_view text) {
    fs::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name) << text;
  }

  static Result<Response> get(const StaticFiles& files, std::string path,
                              std::vector<Header> headers = {}) {
    Request request;
    request.path = std::move(path);
    request.headers = std::move(headers);
    return files.respond(request);
  }

  static std::string header(const Response& response, std::string_view name) {
    for (const Header& each : response.headers) {
      if (each.name == name) return each.value;
    }
    return "";
  }

  fs::path root_;
};

TEST_F(StaticFilesTest, ServesTheCodingThatIsAccepted) {
  const auto files = StaticFiles::load(root_);
  ASSERT_TRUE(files);
  const auto plain = get(*files, "/assets/app.js");
  const auto small = get(*files, "/assets/app.js", {{"Accept-Encoding", "gzip, br"}});
  EXPECT_EQ(plain->content(), "long script");
  EXPECT_EQ(header(*plain, "Content-Encoding"), "");
  EXPECT_EQ(small->content(), "br");
  EXPECT_EQ(header(*small, "Content-Encoding"), "br");
  EXPECT_EQ(header(*small, "Content-Type"), "text/javascript; charset=utf-8");
  EXPECT_EQ(header(*small, "Vary"), "Accept-Encoding");
  EXPECT_NE(header(*small, "ETag"), header(*plain, "ETag"));
}

TEST_F(StaticFilesTest, HashedFilesAreKeptAndThePageIsAskedForAgain) {
  const auto files = StaticFiles::load(root_);
  EXPECT_EQ(header(*get(*files, "/assets/app.js"), "Cache-Control"),
            "public, max-age=31536000, immutable");
  const auto page = get(*files, "/");
  EXPECT_EQ(header(*page, "Cache-Control"), "no-cache");
  const auto again = get(*files, "/", {{"If-None-Match", "\"other\", W/" + header(*page, "ETag")}});
  EXPECT_EQ(again->status, 304);
  EXPECT_EQ(again->content(), "");
}

TEST_F(StaticFilesTest, PlacesInThePageGetThePage) {
  const auto files = StaticFiles::load(root_);
  for (const char* path : {"/", "/statistics", "/a/b", "/index.html"}) {
    EXPECT_EQ(get(*files, path)->content(), "<p>page</p>") << path;
  }
  for (const char* path : {"/missing.js", "/assets/x", "/api/v2/x", "/auth/x", "/orphan.css",
                           "/assets/app.js.br", "/assets/../index.html"}) {
    const auto response = get(*files, path);
    ASSERT_FALSE(response) << path;
    EXPECT_EQ(response.error().kind, ErrorKind::not_found) << path;
  }
}

TEST_F(StaticFilesTest, WorkersHaveTheirOwnPolicy) {
  EXPECT_EQ(StaticFiles::policy_of("/assets/worker/pose.js"), ContentPolicy::worker);
  EXPECT_EQ(StaticFiles::policy_of("/assets/app.js"), ContentPolicy::page);
  // P10: nothing that runs beside the camera may call out.
  EXPECT_NE(security_headers(ContentPolicy::worker, Transport::plain).find("connect-src 'none'"),
            std::string_view::npos);
}

TEST_F(StaticFilesTest, ModelsAreBytes) {
  const auto files = StaticFiles::load(root_);
  EXPECT_EQ(header(*get(*files, "/assets/pose.task"), "Content-Type"), "application/octet-stream");
}

TEST_F(StaticFilesTest, LargeFilesAreReadWhenAskedForAndNeverHalf) {
  const std::string model(1'000'000, 'm');
  write("assets/large.task", model);
  write("assets/other.task", model);
  const auto files = StaticFiles::load(root_);
  EXPECT_EQ(get(*files, "/assets/large.task")->content(), model);
  write("assets/large.task", "replaced");
  EXPECT_EQ(get(*files, "/assets/large.task")->content(), model) << "it is kept";
  for (const std::string& changed : {std::string("shorter"), model + "longer"}) {
    write("assets/other.task", changed);
    const auto response = get(*files, "/assets/other.task");
    ASSERT_FALSE(response);
    EXPECT_EQ(response.error().kind, ErrorKind::unavailable);
  }
}

TEST_F(StaticFilesTest, LeavesLinksOutAndNeedsAPage) {
  fs::create_symlink("/etc/passwd", root_ / "passwd.txt");
  EXPECT_FALSE(StaticFiles::load(root_)->has("/passwd.txt"));
  fs::remove(root_ / "index.html");
  EXPECT_FALSE(StaticFiles::load(root_));
  EXPECT_FALSE(StaticFiles::load(root_ / "none"));
}

}  // namespace
}  // namespace liopep::net

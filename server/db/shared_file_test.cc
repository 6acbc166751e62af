// Another program, such as the sqlite3 shell or a backup, may use the file while the server runs.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <filesystem>

#include "server/db/scratch_folder.h"
#include "server/db/sqlite_connection.h"
#include "server/db/sqlite_database.h"

namespace liopep::db {
namespace {

namespace asio = boost::asio;

/// A process that waits for a word, then writes a member of its own and closes the file. Made
/// before any thread, as fork wants it.
class OtherProgram {
 public:
  explicit OtherProgram(const std::filesystem::path& path) {
    EXPECT_EQ(pipe(ends_.data()), 0);
    child_ = fork();
    if (child_ != 0) return;
    char word = 0;
    if (read(ends_[0], &word, 1) != 1) _exit(1);
    auto connection = SqliteConnection::open(path, Access::read_write);
    if (!connection) _exit(2);
    if (!connection->query("INSERT INTO members (id, created_at_ms) VALUES ('other', 0)")) _exit(3);
    {
      const auto closed = std::move(*connection);
    }
    _exit(0);
  }

  [[nodiscard]] int run() {
    EXPECT_EQ(write(ends_[1], "!", 1), 1);
    int status = 0;
    waitpid(child_, &status, 0);
    return status;
  }

 private:
  std::array<int, 2> ends_{};
  pid_t child_ = 0;
};

TEST(SharedFile, StaysWholeWhenAnotherProgramClosesIt) {
  const ScratchFolder folder;
  const auto path = folder.path() / "liopep.db";
  OtherProgram other(path);
  asio::io_context loop;
  auto database = open_sqlite({.path = path, .executor = loop.get_executor(), .readers = 3});
  ASSERT_TRUE(database);
  const auto write_member = [&](std::string id) {
    auto done = asio::co_spawn(
        loop, (*database)->write_work([id](Transaction& transaction) -> Result<void> {
          const auto rows =
              transaction.query("INSERT INTO members (id, created_at_ms) VALUES ($1, 0)", {id});
          if (!rows) return std::unexpected(rows.error());
          return {};
        }),
        asio::use_future);
    loop.restart();
    loop.run();
    return done.get();
  };
  ASSERT_TRUE(write_member("before"));

  ASSERT_EQ(other.run(), 0);

  // Whoever closes last removes the write-ahead log; while the server runs, that is not the other.
  EXPECT_TRUE(std::filesystem::exists(path.string() + "-wal"));
  ASSERT_TRUE(write_member("after"));
  database->reset();
  auto connection = SqliteConnection::open(path, Access::read_write);
  EXPECT_EQ(connection->query("SELECT count(*) FROM members")->front().integer(0), 3);
}

}  // namespace
}  // namespace liopep::db

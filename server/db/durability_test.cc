// Kills a writing process, again and again. LIOPEP_KILLS sets how often (5 when absent):
//   LIOPEP_KILLS=50 ctest --preset asan -R Durability
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <thread>

#include "server/db/scratch_folder.h"
#include "server/db/sqlite_connection.h"
#include "server/db/sqlite_database.h"

namespace liopep::db {
namespace {

namespace asio = boost::asio;

constexpr int concurrent_writers = 16;

/// Writes members for ever, and says each one's id into `pipe` once its write is acknowledged.
asio::awaitable<void> write_members(Database& database, std::string prefix, int pipe) {
  for (int i = 0;; ++i) {
    const std::string id = prefix + "-" + std::to_string(i);
    const auto written =
        co_await database.write_work([id](Transaction& transaction) -> Result<void> {
          const auto rows =
              transaction.query("INSERT INTO members (id, created_at_ms) VALUES ($1, 0)", {id});
          if (!rows) return std::unexpected(rows.error());
          return {};
        });
    if (!written) _exit(1);
    const std::string line = id + "\n";
    if (::write(pipe, line.data(), line.size()) < 0) _exit(2);
  }
}

[[noreturn]] void be_the_victim(const std::filesystem::path& path, int round, int pipe) {
  asio::io_context loop;
  auto database = open_sqlite({.path = path, .executor = loop.get_executor()});
  if (!database) _exit(3);
  for (int i = 0; i < concurrent_writers; ++i) {
    const std::string prefix = std::to_string(round) + "-" + std::to_string(i);
    asio::co_spawn(loop, write_members(**database, prefix, pipe), asio::detached);
  }
  loop.run();
  _exit(4);
}

/// Lets a child write for `lifetime`, kills it, and returns the ids that it saw acknowledged.
std::set<std::string> acknowledged_before_kill(const std::filesystem::path& path, int round,
                                               std::chrono::milliseconds lifetime) {
  std::array<int, 2> ends{};
  EXPECT_EQ(pipe(ends.data()), 0);
  const pid_t child = fork();
  if (child == 0) {
    close(ends[0]);
    be_the_victim(path, round, ends[1]);
  }
  close(ends[1]);
  std::thread killer([&] {
    std::this_thread::sleep_for(lifetime);
    kill(child, SIGKILL);
  });
  std::string said;
  std::array<char, 4096> buffer{};
  for (ssize_t n = 0; (n = read(ends[0], buffer.data(), buffer.size())) > 0;) {
    said.append(buffer.data(), static_cast<std::size_t>(n));
  }
  killer.join();
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status)) << "the child ended by itself: " << WEXITSTATUS(status);

  std::set<std::string> ids;
  std::istringstream lines(said);
  for (std::string id; std::getline(lines, id);) ids.insert(id);
  return ids;
}

std::set<std::string> stored_members(const std::filesystem::path& path) {
  auto connection = SqliteConnection::open(path, Access::read_write);
  EXPECT_TRUE(connection);
  EXPECT_EQ(connection->query("PRAGMA integrity_check")->front().text(0), "ok");
  std::set<std::string> ids;
  for (const Row& row : *connection->query("SELECT id FROM members")) ids.insert(row.text(0));
  return ids;
}

TEST(Durability, NoAcknowledgedWriteIsLostByAKill) {
  const ScratchFolder folder;
  const auto path = folder.path() / "liopep.db";
  const char* wanted = std::getenv("LIOPEP_KILLS");
  const int kills = wanted == nullptr ? 5 : std::atoi(wanted);
  std::mt19937 random(std::random_device{}());
  std::uniform_int_distribution lifetime_ms(0, 400);  // from before the migrations to busy writing

  std::set<std::string> acknowledged;
  for (int round = 0; round < kills; ++round) {
    acknowledged.merge(
        acknowledged_before_kill(path, round, std::chrono::milliseconds(lifetime_ms(random))));
  }
  // One round that surely writes, so that the test cannot pass on silence.
  acknowledged.merge(acknowledged_before_kill(path, kills, std::chrono::milliseconds(2000)));

  const auto stored = stored_members(path);
  std::size_t lost = 0;
  for (const auto& id : acknowledged) lost += stored.contains(id) ? 0U : 1U;
  EXPECT_EQ(lost, 0U);
  EXPECT_GT(acknowledged.size(), 100U);
  std::cout << kills + 1 << " kills, " << acknowledged.size() << " writes acknowledged, " << lost
            << " lost\n";
}

}  // namespace
}  // namespace liopep::db

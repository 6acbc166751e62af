#include "server/main/program_for_test.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace liopep {
namespace {

constexpr int kPatienceMs = 20'000;

/// This process's environment without the server's own options.
std::vector<char*> plain_environment() {
  std::vector<char*> lines;
  for (char** line = environ; *line != nullptr; ++line) {
    if (!std::string_view(*line).starts_with("LIOPEP_")) lines.push_back(*line);
  }
  lines.push_back(nullptr);
  return lines;
}

}  // namespace

Program::Program(std::vector<std::string> flags) {
  flags.insert(flags.begin(), LIOPEP_PROGRAM);
  std::vector<char*> arguments;
  for (auto& flag : flags) arguments.push_back(flag.data());
  arguments.push_back(nullptr);
  std::array<int, 2> pipe_ends{};
  if (::pipe2(pipe_ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  from_it_ = pipe_ends[0];
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], STDERR_FILENO);
  auto environment = plain_environment();
  const int error =
      ::posix_spawn(&pid_, LIOPEP_PROGRAM, &actions, nullptr, arguments.data(), environment.data());
  posix_spawn_file_actions_destroy(&actions);
  ::close(pipe_ends[1]);
  if (error != 0) throw std::runtime_error("the program does not start");
}

Program::~Program() {
  if (pid_ > 0) {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  stop_listening();
}

void Program::stop_listening() {
  if (from_it_ >= 0) ::close(from_it_);
  from_it_ = -1;
}

bool Program::read_some() {
  if (from_it_ < 0) return false;
  pollfd waiting{.fd = from_it_, .events = POLLIN, .revents = 0};
  if (::poll(&waiting, 1, kPatienceMs) <= 0) return false;
  std::array<char, 4096> part{};
  const auto count = ::read(from_it_, part.data(), part.size());
  if (count <= 0) return false;
  output_.append(part.data(), static_cast<std::size_t>(count));
  return true;
}

bool Program::says(std::string_view text) {
  while (output_.find(text) == std::string::npos) {
    if (!read_some()) return false;
  }
  return true;
}

std::uint16_t Program::port() {
  constexpr std::string_view before = R"("event":"ready","port":)";
  std::uint16_t port = 0;
  if (!says(before) || !says("}\n")) return 0;
  const auto* digits = output_.data() + output_.find(before) + before.size();
  std::from_chars(digits, output_.data() + output_.size(), port);
  return port;
}

void Program::signal(int number) const {
  ::kill(pid_, number);
}

int Program::end() {
  while (read_some()) {
  }
  int status = 0;
  ::waitpid(pid_, &status, 0);
  pid_ = 0;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

ProgramFolder::ProgramFolder() {
  std::filesystem::create_directory(path() / "page");
  std::ofstream(path() / "page" / "index.html") << "<!doctype html><title>Liopep</title>";
}

std::vector<std::string> ProgramFolder::flags(std::vector<std::string> more) const {
  more.insert(more.begin(),
              {"--listen=127.0.0.1:0", fmt::format("--data-dir={}/data", path().string()),
               fmt::format("--web-root={}/page", path().string())});
  return more;
}

std::string get_from(std::uint16_t port, std::string_view path) {
  namespace asio = boost::asio;
  asio::io_context loop;
  asio::ip::tcp::socket socket(loop);
  socket.connect({asio::ip::address_v4::loopback(), port});
  asio::write(socket, asio::buffer(fmt::format(
                          "GET {} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n",
                          path, port)));
  std::string answer;
  boost::system::error_code end;
  asio::read(socket, asio::dynamic_buffer(answer), end);
  return answer;
}

}  // namespace liopep

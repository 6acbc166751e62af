#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "server/main/application.h"
#include "server/main/configuration.h"
#include "server/main/json_log.h"
#include "server/main/options.h"

namespace liopep {
namespace {

constexpr int kUsageError = 2;
/// Open files and sockets: all connections that the listener accepts, and the database's.
constexpr rlim_t kDescriptors = 8192;

/// A log that nobody reads any more must not end the server, nor the usual limit of 1024 open
/// files make it deaf.
void prepare_process() {
  std::signal(SIGPIPE, SIG_IGN);
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= kDescriptors) return;
  limit.rlim_cur = std::min(limit.rlim_max, kDescriptors);
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

Result<std::string> read_whole_file(const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::is_directory(path, error)) {
    std::ifstream file(path, std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    if (file) return text;
  }
  return fail(ErrorKind::invalid, "option.file",
              fmt::format("{} is not a file that this program may read.", path.string()));
}

std::vector<std::string> environment_lines() {
  std::vector<std::string> lines;
  for (char** line = environ; *line != nullptr; ++line) lines.emplace_back(*line);
  return lines;
}

int complain(const Error& error, int status) {
  fmt::print(stderr, "liopep-server: {}\n", error.detail);
  return status;
}

/// Takes `word` out of `flags`; whether it was there.
bool take(std::vector<std::string>& flags, const std::string& word) {
  return std::erase(flags, word) > 0;
}

int run(std::vector<std::string> flags) {
  if (take(flags, "--help")) {
    fmt::print("{}", options_help());
    return 0;
  }
  const bool print_config = take(flags, "--print-config");
  const auto options = read_options(flags, environment_lines(), read_whole_file);
  if (!options) return complain(options.error(), kUsageError);
  auto configuration = make_configuration(*options, read_whole_file);
  if (!configuration) return complain(configuration.error(), kUsageError);
  if (print_config) {
    fmt::print("{}{}", options_report(*options), providers_report(configuration->providers));
    return 0;
  }
  prepare_process();
  const auto log = make_json_log();
  auto application = make_application(std::move(*configuration), *log);
  if (!application) return complain(application.error(), 1);
  (*application)->run();
  return 0;
}

}  // namespace
}  // namespace liopep

int main(int argc, char** argv) {
  try {
    return liopep::run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    fmt::print(stderr, "liopep-server: {}\n", error.what());
    return 1;
  }
}

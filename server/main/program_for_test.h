#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "server/db/scratch_folder.h"

namespace liopep {

/// The real liopep-server as a child process, as `main` starts it. Killed when it goes out of
/// scope.
class Program {
 public:
  explicit Program(std::vector<std::string> flags);
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  /// Reads what it says until `text` was among it, or until it ended or 20 s went by.
  bool says(std::string_view text);
  /// All that it said so far.
  [[nodiscard]] const std::string& output() const { return output_; }
  /// The port in the log's "ready" line; 0 when there was none.
  [[nodiscard]] std::uint16_t port();
  /// Closes the other end of what it says.
  void stop_listening();
  void signal(int number) const;
  /// Its exit status; 128 and the signal when one ended it.
  int end();

 private:
  bool read_some();

  pid_t pid_ = 0;
  int from_it_ = -1;
  std::string output_;
};

/// A folder with a built page of one file, and room for data; removed at the end.
class ProgramFolder {
 public:
  ProgramFolder();

  /// Flags with which the program starts here, on a free port, and `more`.
  [[nodiscard]] std::vector<std::string> flags(std::vector<std::string> more = {}) const;
  [[nodiscard]] const std::filesystem::path& path() const { return folder_.path(); }

 private:
  db::ScratchFolder folder_;
};

/// The whole answer to a GET of `path` from the program on `port`.
[[nodiscard]] std::string get_from(std::uint16_t port, std::string_view path);

}  // namespace liopep

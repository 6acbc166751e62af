#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "liopep/import_zip.h"

namespace liopep::engine {

/// One file within a zip.
struct PackedFile {
  std::string name;
  ZipEntry entry;  // its name is not valid
};

/// A zip file on disk; files come out of it in chunks, whatever their size.
class ZipFile {
 public:
  /// Errors: the reason, with the place.
  static std::expected<ZipFile, std::string> open(const std::filesystem::path& path);

  const std::vector<PackedFile>& files() const { return files_; }

  /// Takes a chunk; false ends the reading early.
  using Sink = std::function<bool(const char* data, std::size_t size)>;

  /// Unpacks a file chunk by chunk. Errors: damaged, cut off, or longer than it says.
  std::expected<void, std::string> read(const PackedFile& file, const Sink& sink);

 private:
  std::expected<void, std::string> list(std::uint64_t file_bytes);
  std::string bytes(std::uint64_t at, std::uint64_t count);

  std::ifstream stream_;
  std::vector<PackedFile> files_;
};

/// A problem as people read it: reason, then where.
std::string text_of(const ImportProblem& problem);

}  // namespace liopep::engine

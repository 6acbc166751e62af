#include "cli/exercise_file.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

namespace liopep::engine {

std::expected<std::string, std::string> read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::unexpected(fmt::format("there is no exercise file {}", path.string()));
  return std::string(std::istreambuf_iterator<char>(file), {});
}

std::expected<Exercise, std::string> load_exercise(const std::filesystem::path& content,
                                                   const std::string& name) {
  const bool is_path = name.find_first_of("/.") != std::string::npos;
  const std::filesystem::path path =
      is_path ? std::filesystem::path(name) : content / "exercises" / (name + ".json");
  const auto text = read_file(path);
  if (!text) return std::unexpected(text.error());
  Exercise exercise;
  ContentError error;
  if (!read_exercise(*text, exercise, error)) {
    return std::unexpected(
        fmt::format("{}: {} {}", path.string(), error.field.data(), error.reason.data()));
  }
  return exercise;
}

}  // namespace liopep::engine

#include "cli/exercise_file.h"

#include <fmt/format.h>

#include <algorithm>
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

std::vector<std::filesystem::path> content_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code problem;
  for (const auto& entry : std::filesystem::directory_iterator(folder, problem)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

std::vector<std::filesystem::path> exercise_files(const std::filesystem::path& content) {
  return content_files(content / "exercises");
}

std::expected<std::vector<Exercise>, std::string> load_exercises(
    const std::filesystem::path& content) {
  std::vector<Exercise> exercises;
  for (const auto& file : exercise_files(content)) {
    const auto exercise = load_exercise(content, file.string());
    if (!exercise) return std::unexpected(exercise.error());
    exercises.push_back(*exercise);
  }
  if (exercises.empty()) {
    return std::unexpected(fmt::format("{}/exercises holds no *.json", content.string()));
  }
  return exercises;
}

}  // namespace liopep::engine

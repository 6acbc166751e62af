#include "fuzz/content_exercises.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>

#include "fuzz/check.h"

namespace liopep::engine::fuzz {
namespace {

std::vector<Exercise> read_all() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry :
       std::filesystem::directory_iterator(LIOPEP_PROJECT_DIR "/content/exercises")) {
    paths.push_back(entry.path());
  }
  // The two that the recordings show come first, whatever else there is: kept inputs name an
  // exercise by its place.
  std::ranges::sort(paths, {}, [](const std::filesystem::path& path) {
    const std::string id = path.stem();
    return std::pair(id == "squat" ? 0 : id == "overhead-reach" ? 1 : 2, id);
  });
  std::vector<Exercise> exercises(paths.size());
  for (std::size_t i = 0; i < paths.size(); ++i) {
    std::ifstream file(paths[i], std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(file), {});
    ContentError error;
    LIOPEP_MUST(read_exercise(text, exercises[i], error));
  }
  LIOPEP_MUST(!exercises.empty());
  return exercises;
}

}  // namespace

const std::vector<Exercise>& content_exercises() {
  static const std::vector<Exercise> kExercises = read_all();
  return kExercises;
}

}  // namespace liopep::engine::fuzz

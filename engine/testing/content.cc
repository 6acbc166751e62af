#include "testing/content.h"

#include <dirent.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "testing/recording.h"

namespace liopep::engine::testing {

std::vector<Exercise> content_exercises() {
  std::vector<std::string> paths;
  const std::string folder = "content/exercises";
  DIR* const open = opendir(folder.c_str());
  EXPECT_NE(open, nullptr) << folder << " cannot be read";
  while (open != nullptr) {
    const dirent* entry = readdir(open);
    if (entry == nullptr) break;
    const std::string name = entry->d_name;
    if (name.ends_with(".json")) paths.push_back(folder + "/" + name);
  }
  if (open != nullptr) closedir(open);
  std::ranges::sort(paths);
  std::vector<Exercise> exercises(paths.size());
  for (std::size_t i = 0; i < paths.size(); ++i) {
    ContentError error;
    EXPECT_TRUE(read_exercise(read_text(paths[i]), exercises[i], error))
        << paths[i] << ' ' << error.field.data() << ' ' << error.reason.data();
  }
  EXPECT_FALSE(exercises.empty());
  return exercises;
}

}  // namespace liopep::engine::testing

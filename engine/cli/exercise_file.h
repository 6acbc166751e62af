#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "liopep/exercise.h"

namespace liopep::engine {

/// The text of a file, or why it cannot be read.
std::expected<std::string, std::string> read_file(const std::filesystem::path& path);

/// Reads the exercise `name` (squat) of the content folder, or the file that it is the path of.
/// The error names the file, the field and what would be right.
std::expected<Exercise, std::string> load_exercise(const std::filesystem::path& content,
                                                   const std::string& name);

/// The *.json of a folder, by name.
std::vector<std::filesystem::path> content_files(const std::filesystem::path& folder);

/// The files of the content folder's exercises, by name.
std::vector<std::filesystem::path> exercise_files(const std::filesystem::path& content);

/// Reads them all; the error is that of the first that cannot be read.
std::expected<std::vector<Exercise>, std::string> load_exercises(
    const std::filesystem::path& content);

}  // namespace liopep::engine

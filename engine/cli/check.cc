// Reads every exercise of a content folder as the engine does, and lets each count its own
// demonstrator: whole repetitions all of them, half-way ones none. Then reads every sound, and
// answers those that call.
#include <fmt/format.h>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "cli/call_rehearsal.h"
#include "cli/command.h"
#include "cli/exercise_file.h"
#include "cli/rehearsal.h"
#include "exercise/measuring.h"
#include "liopep/sound_activity.h"

namespace liopep::engine {
namespace {

constexpr std::string_view kUsage =
    R"(liopep-engine check [DIR]

  Checks the exercises and sounds of a content folder (default: )" LIOPEP_CONTENT_DIR R"():
  every file can be read, is named after its id, needs in view what it measures, and counts its
  own demonstrator exactly. Every sound can be read, has what its kind needs, and is named after
  its id; one that calls finds a member's right answers right and their wrong ones wrong. Names what
  is wrong, file by file.
)";

std::string problem_of_needs(const Exercise& exercise) {
  for (int i = 0; i < exercise.measure_count; ++i) {
    if ((parts_of(exercise.measures[i]) & ~exercise.needs) != 0) {
      return fmt::format("signal.measures[{}] or its unit uses a body part that is not in needs",
                         i);
    }
  }
  return "";
}

std::vector<std::string> problems_of(const std::filesystem::path& path) {
  const auto exercise = load_exercise({}, path.string());
  if (!exercise) return {exercise.error()};
  std::vector<std::string> problems = rehearse(*exercise);
  if (path.stem() != exercise->id.data()) {
    problems.push_back(fmt::format("id is {}, but must be the file's name", exercise->id.data()));
  }
  if (auto problem = problem_of_needs(*exercise); !problem.empty()) {
    problems.push_back(std::move(problem));
  }
  return problems;
}

std::vector<std::string> problems_of_sound(const std::filesystem::path& path) {
  const auto text = read_file(path);
  if (!text) return {text.error()};
  SoundActivity activity;
  ContentError error;
  if (!read_sound_activity(*text, activity, error)) {
    return {fmt::format("{} {}", error.field.data(), error.reason.data())};
  }
  std::vector<std::string> problems;
  if (activity.kind == SoundActivityKind::call) problems = rehearse_call(activity);
  if (path.stem() != activity.id.data()) {
    problems.push_back(fmt::format("id is {}, but must be the file's name", activity.id.data()));
  }
  return problems;
}

/// Prints the problems of each file; how many files have some.
std::size_t check_files(
    const std::vector<std::filesystem::path>& files,
    const std::function<std::vector<std::string>(const std::filesystem::path&)>& problems_of_one) {
  std::size_t faulty = 0;
  for (const auto& file : files) {
    const auto problems = problems_of_one(file);
    if (!problems.empty()) ++faulty;
    for (const auto& problem : problems) {
      fmt::print("{}: {}\n", file.filename().string(), problem);
    }
  }
  return faulty;
}

int run(std::span<char*> words) {
  if (words.size() > 1) return fail("check takes one folder; see liopep-engine --help");
  const std::filesystem::path content = words.empty() ? LIOPEP_CONTENT_DIR : words[0];
  const auto files = exercise_files(content);
  if (files.empty()) return fail(fmt::format("{}/exercises holds no *.json", content.string()));
  const auto sounds = content_files(content / "sounds");
  const std::size_t faulty = check_files(files, problems_of);
  const std::size_t faulty_sounds = check_files(sounds, problems_of_sound);
  fmt::print("{} exercises, {} with faults\n", files.size(), faulty);
  fmt::print("{} sounds, {} with faults\n", sounds.size(), faulty_sounds);
  return faulty + faulty_sounds == 0 ? 0 : 1;
}

}  // namespace

extern const Command kCheckCommand = {.name = "check", .usage = kUsage, .run = run};

}  // namespace liopep::engine

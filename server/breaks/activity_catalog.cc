#include "server/breaks/activity_catalog.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>
#include <utility>

#include "server/base/json.h"

namespace liopep::breaks {

BOOST_DESCRIBE_ENUM(Counting, repetitions, hold, points, steps)

namespace {

/// Movements without a file of ours are small and quick at most: four in a second.
constexpr std::int64_t any_movement_ms = 250;
/// Sprinters reach five steps a second for seconds, not for a break.
constexpr std::int64_t any_steps_per_minute = 280;

/// The part of an exercise file that the server reads; the rest is the engine's and the page's.
struct ExerciseFile {
  std::string id;
  std::optional<Counting> counting;
  std::optional<std::int64_t> shortest_repetition_ms;
  std::optional<std::int64_t> hold_ms;
};
BOOST_DESCRIBE_STRUCT(ExerciseFile, (), (id, counting, shortest_repetition_ms, hold_ms))

/// The part of a game's file that the server reads.
struct GameFile {
  std::string id;
  std::int64_t most_points_per_minute = 0;
};
BOOST_DESCRIBE_STRUCT(GameFile, (), (id, most_points_per_minute))

/// The part of a file of content/sounds that the server reads: an exercise, or a game.
struct SoundFile {
  std::string id;
  Counting counting = Counting::repetitions;
  std::optional<std::int64_t> shortest_repetition_ms;
  std::optional<std::int64_t> hold_ms;
  std::optional<std::int64_t> most_points_per_minute;
};
BOOST_DESCRIBE_STRUCT(SoundFile, (),
                      (id, counting, shortest_repetition_ms, hold_ms, most_points_per_minute))

Activity activity_of(SoundFile file) {
  return {.id = std::move(file.id),
          .counting = file.counting,
          .shortest_repetition_ms = file.shortest_repetition_ms.value_or(0),
          .hold_ms = file.hold_ms.value_or(0),
          .most_points_per_minute = file.most_points_per_minute.value_or(0)};
}

Activity activity_of(ExerciseFile file) {
  return {.id = std::move(file.id),
          .counting = file.counting.value_or(Counting::repetitions),
          .shortest_repetition_ms = file.shortest_repetition_ms.value_or(0),
          .hold_ms = file.hold_ms.value_or(0)};
}

Activity activity_of(GameFile file) {
  return {.id = std::move(file.id),
          .counting = Counting::points,
          .most_points_per_minute = file.most_points_per_minute};
}

std::unexpected<Error> refuse(const std::filesystem::path& path, std::string_view problem) {
  return fail(ErrorKind::internal, "content.activity",
              fmt::format("{}: {}", path.string(), problem));
}

template <class File>
Result<Activity> read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return refuse(path, "cannot be read");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  auto read = json::read<File>(text, json::UnknownKeys::ignore);
  if (!read) {
    return refuse(path, fmt::format("{} {}", read.error().field, read.error().detail));
  }
  return activity_of(std::move(*read));
}

/// How many files were added.
template <class File>
Result<int> add_folder(ActivityCatalog& catalog, const std::filesystem::path& folder) {
  int added = 0;
  std::error_code problem;
  for (const auto& entry : std::filesystem::directory_iterator(folder, problem)) {
    if (entry.path().extension() != ".json") continue;
    auto activity = read_file<File>(entry.path());
    if (!activity) return std::unexpected(std::move(activity.error()));
    if (auto ok = catalog.add(std::move(*activity)); !ok) {
      return refuse(entry.path(), ok.error().detail);
    }
    ++added;
  }
  if (problem) return refuse(folder, problem.message());
  return added;
}

/// What must be more than 0 for this way of counting.
std::int64_t limit_of(const Activity& activity) {
  switch (activity.counting) {
    case Counting::repetitions:
      return activity.shortest_repetition_ms;
    case Counting::hold:
      return activity.hold_ms;
    case Counting::points:
      return activity.most_points_per_minute;
    case Counting::steps:
      return activity.most_steps_per_minute;
  }
  return 0;
}

std::string_view limit_name(Counting counting) {
  switch (counting) {
    case Counting::repetitions:
      return "/shortest_repetition_ms";
    case Counting::hold:
      return "/hold_ms";
    case Counting::points:
      return "/most_points_per_minute";
    case Counting::steps:
      return "/most_steps_per_minute";
  }
  return "";
}

}  // namespace

Result<ActivityCatalog> ActivityCatalog::load(const std::filesystem::path& content) {
  ActivityCatalog catalog;
  for (const char* id : {"free-move", "own-move"}) {
    if (auto ok = catalog.add({.id = id, .shortest_repetition_ms = any_movement_ms}); !ok) {
      return std::unexpected(std::move(ok.error()));
    }
  }
  if (auto ok = catalog.add({.id = "walk",
                             .counting = Counting::steps,
                             .most_steps_per_minute = any_steps_per_minute});
      !ok) {
    return std::unexpected(std::move(ok.error()));
  }
  const auto exercises = add_folder<ExerciseFile>(catalog, content / "exercises");
  if (!exercises) return std::unexpected(exercises.error());
  if (*exercises == 0) return refuse(content / "exercises", "holds no exercise (*.json)");
  if (std::filesystem::exists(content / "games")) {
    const auto games = add_folder<GameFile>(catalog, content / "games");
    if (!games) return std::unexpected(games.error());
  }
  if (std::filesystem::exists(content / "sounds")) {
    const auto sounds = add_folder<SoundFile>(catalog, content / "sounds");
    if (!sounds) return std::unexpected(sounds.error());
  }
  return catalog;
}

const Activity* ActivityCatalog::find(std::string_view id) const {
  const auto found = activities_.find(id);
  return found == activities_.end() ? nullptr : &found->second;
}

Result<void> ActivityCatalog::add(Activity activity) {
  if (limit_of(activity) <= 0) {
    return fail(ErrorKind::internal, "content.activity",
                fmt::format("{} must be more than 0", limit_name(activity.counting)));
  }
  std::string id = activity.id;
  if (!activities_.emplace(std::move(id), std::move(activity)).second) {
    return fail(ErrorKind::internal, "content.activity", "/id is that of another activity");
  }
  return {};
}

}  // namespace liopep::breaks

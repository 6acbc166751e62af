#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "server/base/error.h"

namespace liopep::breaks {

/// In what an activity is measured, besides how long it took.
enum class Counting {
  repetitions,
  hold,  ///< the time a position was held, and how many times it was held long enough
  points,
};

/// What the server needs to know of something to do in a break: what is possible.
struct Activity {
  std::string id;
  Counting counting = Counting::repetitions;
  std::int64_t shortest_repetition_ms = 0;  ///< repetitions: no body is quicker
  std::int64_t hold_ms = 0;                 ///< hold: how long one is
  std::int64_t most_points_per_minute = 0;  ///< points: no player gets more
};

/// Everything a result can be about, read once at start: the exercises, games and sounds of
/// `content`, and two that have no file there: `free-move` (any rhythmic movement) and `own-move`
/// (a movement that a member taught their device; its name and its file stay there).
class ActivityCatalog {
 public:
  /// Reads every *.json of `exercises`, `games` and `sounds` in `content`. Errors name the file:
  /// unreadable, malformed, no exercise at all, two with one id.
  [[nodiscard]] static Result<ActivityCatalog> load(const std::filesystem::path& content);

  /// Null when there is no such activity.
  [[nodiscard]] const Activity* find(std::string_view id) const;

  /// Errors: an activity with that id is there already, or its numbers make no sense.
  [[nodiscard]] Result<void> add(Activity activity);

 private:
  std::map<std::string, Activity, std::less<>> activities_;
};

}  // namespace liopep::breaks

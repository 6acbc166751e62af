#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "liopep/measure.h"
#include "liopep/posture.h"

namespace liopep::engine {

/// How the person is placed; the page tells them so. An exercise may allow several.
enum class Position : std::uint8_t { standing, seated, wheelchair, floor };
inline constexpr int kPositionCount = 4;

/// A set of positions, one bit each.
using Positions = std::uint8_t;
constexpr Positions bit_of(Position position) {
  return static_cast<Positions>(1U << static_cast<unsigned>(position));
}

/// Which sides of the body must be seen for a part to count as in view.
enum class SidesInView : std::uint8_t { either, both };

/// Which side does the exercise. All but `both` find repetitions on each side by itself, with the
/// measures mirrored for the right one.
enum class SideRule : std::uint8_t {
  both,       ///< the body as a whole: one series of repetitions
  either,     ///< a repetition of either side counts; both at once count as one
  alternate,  ///< a repetition counts when the last one was on the other side
  left,       ///< only the left side counts
  right,      ///< only the right side counts
};

/// What is counted.
enum class Counting : std::uint8_t { repetitions, hold };

/// How several measures become one depth.
enum class Combine : std::uint8_t { least, mean, most };

inline constexpr int kMaxMeasures = 4;
inline constexpr int kMaxChecks = 4;

/// Depths at which the phase of a repetition changes; start above rest is the hysteresis.
struct Phases {
  float rest_below = 0.25F;
  float start_above = 0.35F;
  float half_above = 0.45F;
  float full_above = 0.7F;
};

/// When a repetition is counted.
enum class CountAt : std::uint8_t { rest, full };

/// When the first of several repetitions is counted. What people also do once in daily life, such
/// as reaching for a shelf, counts when a second one like it follows.
enum class FirstCounts : std::uint8_t { at_once, with_second };

/// What the engine needs to know about one exercise. Read from a file of content/exercises.
struct Exercise {
  std::array<char, 33> id{};  ///< zero-terminated
  Positions positions = 0;
  Position position = Position::standing;  ///< the usual one
  BodyParts needs = 0;
  SidesInView sides_in_view = SidesInView::either;
  SideRule side_rule = SideRule::both;
  Counting counting = Counting::repetitions;
  Combine combine = Combine::least;
  std::uint8_t measure_count = 0;
  std::array<SignalMeasure, kMaxMeasures> measures{};
  Phases phases;
  CountAt count_at = CountAt::rest;
  FirstCounts first_counts = FirstCounts::at_once;
  float shortest_repetition_ms = 0;  ///< also of a hold
  float longest_repetition_ms = 0;   ///< repetitions only
  float hold_ms = 0;                 ///< holds only: how long one should last
  std::uint8_t check_count = 0;
  std::array<Check, kMaxChecks> checks{};  ///< of the form, in the file's order
  bool has_safe_range = false;
  Check safe_range;
  float met = 0;
  Demonstrator demonstrator;
};

/// Longest exercise file that is read, in bytes.
inline constexpr std::size_t kMaxExerciseBytes = 32 * 1024;

/// Why a file was refused: where ("signal.measures[0].unit") and what would be right.
struct ContentError {
  std::array<char, 96> field{};
  std::array<char, 160> reason{};
};

/// Reads an exercise file (JSON). Checks everything in it, also the texts that only the page
/// uses: every field must be known, every text must be there in every language.
/// Returns false and fills `error` when something is wrong; `exercise` is then unchanged.
[[nodiscard]] bool read_exercise(std::string_view json, Exercise& exercise, ContentError& error);

}  // namespace liopep::engine

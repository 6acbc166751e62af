#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "liopep/exercise.h"
#include "liopep/sound_report.h"

namespace liopep::engine {

/// What one does with the voice or the hands; the last two are games.
enum class SoundActivityKind : std::uint8_t { hold, sequence, clap_pattern, glide, flight, beat };
enum class SoundCounting : std::uint8_t { repetitions, hold, points };

inline constexpr int kMaxSequence = 12;

/// What a file of content/sounds says; the texts are checked and left to the page.
struct SoundActivity {
  std::array<char, 33> id{};  ///< zero-terminated
  SoundActivityKind kind = SoundActivityKind::hold;
  SoundCounting counting = SoundCounting::repetitions;
  int count = 0;                               ///< of vowels, or of claps
  std::array<Vowel, kMaxSequence> vowels{};    ///< to be held, or said in a row
  std::array<float, kMaxSequence> beats_ms{};  ///< when to clap, from the first clap
  float semitones = 0;                         ///< how far a tone must climb
  float hold_ms = 0;
  float shortest_repetition_ms = 0;
  std::uint32_t most_points_per_minute = 0;  ///< more is refused by the server
};

/// Reads a file of content/sounds (JSON) and checks everything in it: each kind has the fields it
/// needs and no other, and can be done in the time that counts; texts are there in every language.
/// Returns false and fills `error` when something is wrong; `activity` is then unchanged.
[[nodiscard]] bool read_sound_activity(std::string_view json, SoundActivity& activity,
                                       ContentError& error);

}  // namespace liopep::engine

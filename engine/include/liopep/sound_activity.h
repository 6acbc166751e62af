#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "liopep/exercise.h"
#include "liopep/sound_report.h"

namespace liopep::engine {

/// What one does with the voice or the hands; flight and beat are games.
enum class SoundActivityKind : std::uint8_t {
  hold,
  sequence,
  clap_pattern,
  glide,
  flight,
  beat,
  call,  ///< something is played, and answered with the same
};
/// With what a call is answered.
enum class CallAnswer : std::uint8_t { claps, tones, vowels };
enum class SoundCounting : std::uint8_t { repetitions, hold, points };

inline constexpr int kMaxSequence = 12;
/// From one item of a call to the next: half of it must still be two claps.
inline constexpr float kFastestBeat_ms = 400;
inline constexpr float kSlowestBeat_ms = 2000;
/// Highest tone of a call, above its lowest.
inline constexpr float kMostCallSemitones = 24;

/// What a file of content/sounds says; the texts are checked and left to the page.
struct SoundActivity {
  std::array<char, 33> id{};  ///< zero-terminated
  SoundActivityKind kind = SoundActivityKind::hold;
  SoundCounting counting = SoundCounting::repetitions;
  int count = 0;                               ///< of vowels, of claps, or of the scale's tones
  std::array<Vowel, kMaxSequence> vowels{};    ///< to be held, or said in a row
  std::array<float, kMaxSequence> beats_ms{};  ///< when to clap, from the first clap
  float semitones = 0;                         ///< how far a tone must climb
  CallAnswer answer = CallAnswer::claps;
  float beat_ms = 0;                        ///< of a call: from one item to the next
  int shortest_call = 0;                    ///< items of the first call
  int longest_call = 0;                     ///< to which calls grow
  std::array<float, kMaxSequence> scale{};  ///< of calls of tones: semitones, from 0
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

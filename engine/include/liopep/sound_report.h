#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace liopep::engine {

/// Vowels as Liopep names them: by their letter, as a Swedish speaker says it alone.
/// Five of them (A E I O U) are also read in the way of most languages: see `VowelSet`.
enum class Vowel : std::uint8_t { none, a, e, i, o, u, aa, ae, oe, y };
inline constexpr std::size_t kVowelCount = 10;  ///< with none

/// Which vowels are told apart.
enum class VowelSet : std::uint8_t {
  five,     ///< A E I O U, as in Spanish, Italian or Japanese: /a e i o u/ and their neighbours
  swedish,  ///< A E I O U Å Ä Ö Y, as the letters are called in Swedish
};

/// What is heard now.
enum class SoundKind : std::uint8_t {
  silence,
  noise,  ///< something, but none of the others
  voice,  ///< a vowel, or speech
  hum,    ///< "mmm"
  hiss,   ///< "sss"
  whistle,
};

enum class SoundEventKind : std::uint8_t { vowel, syllable, clap, snap, whistle, hiss, hum };
inline constexpr std::size_t kSoundEventKinds = 7;

/// Something that was heard and is over.
struct SoundEvent {
  SoundEventKind kind = SoundEventKind::vowel;
  Vowel vowel = Vowel::none;  ///< of a vowel: none where the engine is unsure
  float confidence = 0;       ///< 0..1
  double t_ms = 0;            ///< when it began
  float duration_ms = 0;
  float pitch_hz = 0;     ///< in the middle (median); 0 without one
  float loudness_db = 0;  ///< loudest; decibels below full scale
  float steadiness = 0;   ///< 1: pitch, loudness and colour stay as they are; 0: speech
};

inline constexpr int kMaxSoundEvents = 8;

/// What one block became.
struct SoundReport {
  double t_ms = 0;           ///< end of the block
  float loudness_db = -120;  ///< of the last 32 ms, below full scale
  float floor_db = -120;     ///< of the room without the sound
  float pitch_hz = 0;        ///< 0 where nothing repeats
  float clarity = 0;         ///< of the pitch, 0..1
  SoundKind sound = SoundKind::silence;
  float held_ms = 0;     ///< how long `sound` has lasted
  float steadiness = 0;  ///< of the last quarter of a second of voice
  Vowel vowel = Vowel::none;
  float confidence = 0;  ///< of the vowel
  std::uint8_t event_count = 0;
  std::array<SoundEvent, kMaxSoundEvents> events{};
  std::array<std::uint32_t, kSoundEventKinds> counts{};  ///< by SoundEventKind, since the start
};

}  // namespace liopep::engine

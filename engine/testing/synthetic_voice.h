#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace liopep::engine::testing {

/// Numbers by chance, the same ones for the same seed on every platform (SplitMix64).
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}

  float between(float low, float high) { return low + (high - low) * unit(); }
  /// Near to a normal distribution: the sum of twelve uniform ones.
  float normal(float mean, float deviation);
  std::uint64_t bits();

 private:
  float unit() { return static_cast<float>(bits() >> 40) / 16777216.0F; }

  std::uint64_t state_;
};

inline constexpr std::size_t kFormants = 6;

/// One held sound of one person in one room, by source and filter (Fant 1960): harmonics of a
/// glottal source, shaped by the resonances of a vocal tract.
struct Utterance {
  float rate_hz = 16000;
  float duration_ms = 500;
  float pitch_hz = 120;
  float glide = 1;    ///< pitch at the end, in pitches at the beginning
  float vibrato = 0;  ///< depth in parts of the pitch
  float vibrato_hz = 5.5F;
  float jitter = 0.005F;  ///< slow wandering of the pitch, in parts
  std::array<float, kFormants> formants_hz{700, 1100, 2500, 3500, 4500, 5500};
  std::array<float, kFormants> bandwidths_hz{70, 90, 130, 180, 250, 350};
  float tilt_db = -11;    ///< of the glottal source, in an octave
  float breath_db = -45;  ///< aspiration noise, against the harmonics
  float first_db = 0;     ///< how much the first harmonic stands out: of an open, soft glottis
  float onset_ms = 0;     ///< how long the tract is on its way from the sound before
  std::array<float, 3> onset{1, 1, 1};  ///< first formants at the beginning, in formants
  float room = 0;             ///< reflected against direct sound; each harmonic gains or loses
  float low_cut_hz = 40;      ///< of the microphone
  bool is_cut_steep = false;  ///< by 12 dB an octave, as a laptop's microphone is
  float high_cut_hz = 0;      ///< of a telephone's way; 0: none
  std::array<float, 3> bump_hz{300, 1000, 3000};  ///< of its unevenness
  std::array<float, 3> bump_db{};
  float level_db = -20;  ///< root of the mean square
  float attack_ms = 30;
  std::uint64_t seed = 1;
};

/// Adds the utterance to `sound` from sample `at` on; `sound` grows as needed.
void speak(std::vector<float>& sound, std::size_t at, const Utterance& utterance);

/// Adds noise of this level, from white (0) to pink (1), to all of `sound`.
void add_noise(std::vector<float>& sound, float level_db, float pink, Dice& dice);

/// Root of the mean square, in decibels.
float level_db_of(const std::vector<float>& sound, std::size_t from, std::size_t to);

}  // namespace liopep::engine::testing

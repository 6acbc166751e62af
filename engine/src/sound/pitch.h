#pragma once

#include <array>
#include <cstddef>

#include "sound/fourier.h"

namespace liopep::engine {

/// How high a sound is, and how much of it repeats at that rate.
struct Pitch {
  float hz = 0;       ///< 0 where nothing repeats
  float clarity = 0;  ///< correlation one period apart: 1 for a tone, near 0 for noise
};

/// Pitch by autocorrelation of 48 ms of sound at 8 kHz, divided by that of the window (Boersma
/// 1993); of several peaks the earliest that is nearly as high as the highest (McLeod and Wyvill
/// 2005), which keeps it from falling an octave, unless the last pitch goes on; measured at a
/// multiple of the period, which makes it exact.
class PitchFinder {
 public:
  static constexpr float kLowest_hz = 65;
  static constexpr float kHighest_hz = 1100;

  PitchFinder();

  /// Takes 128 samples at 16 kHz.
  void take(const float* samples);
  /// The pitch of what was taken last.
  Pitch find(Fourier& fourier);
  void reset();

 private:
  static constexpr float kRate_hz = 8000;
  static constexpr std::size_t kWindow = 384;
  static constexpr std::size_t kLongest = 124;  ///< period in samples

  void correlate(Fourier& fourier);
  float peak_place(std::size_t lag) const;
  float peak_height(std::size_t lag) const;
  std::size_t best_lag() const;
  bool is_peak(std::size_t lag) const;

  float last_period_ = 0;  ///< of the last clear pitch; 0: none

  static constexpr std::size_t kDecimator = 19;
  std::array<float, kDecimator> decimator_;
  static constexpr std::size_t kWide = kDecimator + 1 + 128;
  std::array<float, kWide> wide_{};       ///< at 16 kHz; the last is never looked at
  std::array<float, kWindow> history_{};  ///< at 8 kHz
  std::array<float, kWindow> window_;
  std::array<float, kLongest + 4> window_correlation_{};
  std::array<float, kLongest + 4> correlation_{};
};

}  // namespace liopep::engine

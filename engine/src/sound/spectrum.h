#pragma once

#include <array>
#include <cstddef>

#include "sound/fourier.h"

namespace liopep::engine {

/// Power over frequency of 32 ms of sound, under a Hann window. A full-scale sine adds up to 0.5.
class Spectrum {
 public:
  static constexpr float kBinWidth_hz = 31.25F;

  Spectrum();

  /// Takes 512 samples at 16 kHz, the oldest first.
  void take(const std::array<float, kFourierSize>& samples, Fourier& fourier);

  const std::array<float, kFourierBins>& power() const { return power_; }

  /// Power between two frequencies; parts of bins count as parts.
  float power_between(float low_hz, float high_hz) const;

 private:
  void sum_up();
  float sum_to(float hz) const;

  std::array<float, kFourierSize> window_;
  std::array<float, kFourierBins> power_{};
  std::array<float, kFourierBins + 1> sums_{};  ///< sums_[k]: power of the bins before k
};

}  // namespace liopep::engine

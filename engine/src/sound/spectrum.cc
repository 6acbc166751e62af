#include "sound/spectrum.h"

#include "geometry/trigonometry.h"

namespace liopep::engine {

Spectrum::Spectrum() {
  for (std::size_t i = 0; i < kFourierSize; ++i) {
    const float turn = (static_cast<float>(i) + 0.5F) / kFourierSize;
    window_[i] = 0.5F - 0.5F * cosine(360 * turn);
  }
}

void Spectrum::take(const std::array<float, kFourierSize>& samples, Fourier& fourier) {
  static constexpr float kWindowPower = 0.375F;  // mean square of the Hann window
  std::array<float, kFourierSize> windowed;
  for (std::size_t i = 0; i < kFourierSize; ++i) windowed[i] = samples[i] * window_[i];
  std::array<float, kFourierBins> real;
  std::array<float, kFourierBins> imaginary;
  fourier.transform(windowed, real, imaginary);
  // Both halves of the spectrum, so that the sum is the mean square of the samples (Parseval).
  static constexpr float kScale =
      2.0F / (static_cast<float>(kFourierSize) * kFourierSize * kWindowPower);
  for (std::size_t k = 0; k < kFourierBins; ++k) {
    power_[k] = (real[k] * real[k] + imaginary[k] * imaginary[k]) * kScale;
  }
  power_[0] *= 0.5F;
  power_[kFourierBins - 1] *= 0.5F;
  sum_up();
}

/// Quarter by quarter, as a sum that runs through all of it waits for itself.
void Spectrum::sum_up() {
  constexpr std::size_t kQuarter = kFourierSize / 8;
  std::array<float, 4> sums{};
  for (std::size_t k = 0; k < kQuarter; ++k) {
    for (std::size_t i = 0; i < 4; ++i) {
      sums[i] += power_[i * kQuarter + k];
      sums_[i * kQuarter + k + 1] = sums[i];
    }
  }
  for (std::size_t i = 1; i < 4; ++i) {
    const float before = sums_[i * kQuarter];
    for (std::size_t k = 1; k <= kQuarter; ++k) sums_[i * kQuarter + k] += before;
  }
  sums_[kFourierBins] = sums_[kFourierBins - 1] + power_[kFourierBins - 1];
}

float Spectrum::sum_to(float hz) const {
  // Bin k holds what lies half a bin around k times its width.
  const float place =
      clamped(hz / kBinWidth_hz + 0.5F, 0, static_cast<float>(kFourierBins) - 0.001F);
  const auto bin = static_cast<std::size_t>(place);
  return sums_[bin] + (place - static_cast<float>(bin)) * power_[bin];
}

float Spectrum::power_between(float low_hz, float high_hz) const {
  return larger(sum_to(high_hz) - sum_to(low_hz), 0);
}

}  // namespace liopep::engine

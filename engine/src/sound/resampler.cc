#include "sound/resampler.h"

#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr float kPi = 3.14159265359F;
constexpr float kCrossings = 8;
/// Of the narrower band: what is let through before the filter falls.
constexpr float kPassed = 0.92F;

/// sin(pi x) / (pi x)
float sinc(float x) {
  return absolute(x) < 1e-4F ? 1 : sine(180 * x) / (kPi * x);
}

}  // namespace

void Resampler::start(float rate_hz) {
  is_through_ = rate_hz == static_cast<float>(kAnalysisRate_hz);
  ratio_ = static_cast<double>(rate_hz) / kAnalysisRate_hz;
  const float stretch = larger(static_cast<float>(ratio_), 1);
  taps_ = 4 * static_cast<std::size_t>(kCrossings * stretch / 2);
  const float half = static_cast<float>(taps_) / 2;
  history_.fill(0);
  position_ = half - 1;
  for (std::size_t phase = 0; phase <= kPhases; ++phase) {
    const float offset = static_cast<float>(phase) / kPhases;
    float sum = 0;
    for (std::size_t tap = 0; tap < taps_; ++tap) {
      const float x = static_cast<float>(tap) - (half - 1) - offset;
      const float window = absolute(x) < half ? 0.5F + 0.5F * cosine(180 * x / half) : 0;
      kernel_[phase][tap] = sinc(kPassed * x / stretch) * window;
      sum += kernel_[phase][tap];
    }
    for (std::size_t tap = 0; tap < taps_; ++tap) kernel_[phase][tap] /= sum;
  }
}

std::size_t Resampler::step(const std::array<float, kBlockSize>& block,
                            std::array<float, kMostOutput>& output) {
  if (is_through_) {
    for (std::size_t i = 0; i < kBlockSize; ++i) output[i] = block[i];
    return kBlockSize;
  }
  for (std::size_t i = 0; i < kBlockSize; ++i) history_[taps_ + i] = block[i];
  std::size_t count = 0;
  const double last = static_cast<double>(kBlockSize + taps_ / 2);
  while (position_ < last && count < kMostOutput) {
    const auto whole = static_cast<std::size_t>(position_);
    const auto part = static_cast<float>(position_ - static_cast<double>(whole));
    const auto& kernel = kernel_[static_cast<std::size_t>(part * kPhases + 0.5F)];
    const float* input = &history_[whole + 1 - taps_ / 2];
    // Four running sums, so that the order of the additions is the same with and without SIMD.
    std::array<float, 4> sums{};
    for (std::size_t tap = 0; tap < taps_; tap += 4) {
      for (std::size_t i = 0; i < 4; ++i) sums[i] += kernel[tap + i] * input[tap + i];
    }
    output[count++] = (sums[0] + sums[2]) + (sums[1] + sums[3]);
    position_ += ratio_;
  }
  position_ -= kBlockSize;
  for (std::size_t i = 0; i < taps_; ++i) history_[i] = history_[kBlockSize + i];
  return count;
}

}  // namespace liopep::engine

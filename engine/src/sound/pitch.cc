#include "sound/pitch.h"

#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr float kPi = 3.14159265359F;
/// A peak this near to the highest one wins if it comes earlier.
constexpr float kNearlyHighest = 0.94F;
/// The last pitch goes on, if a peak within so much of its period is this near to the highest.
constexpr float kGoesOn = 0.88F;
constexpr float kNearPeriod = 0.1F;
/// It does not, if an earlier peak is as high as that: it was a multiple of the period.
constexpr float kAsHigh = 0.97F;
constexpr float kMultiple = 0.9F;
constexpr float kClear = 0.6F;
constexpr float kSilence = 1e-9F;

}  // namespace

PitchFinder::PitchFinder() {
  float sum = 0;
  for (std::size_t i = 0; i < kDecimator; ++i) {
    const float x = static_cast<float>(i) - (kDecimator - 1) / 2.0F;
    const float window = 0.5F + 0.5F * cosine(180 * x / (kDecimator / 2.0F + 0.5F));
    decimator_[i] = (absolute(x) < 0.5F ? 1 : sine(90 * x) / (kPi * x / 2)) * window;
    sum += decimator_[i];
  }
  for (float& weight : decimator_) weight /= sum;
  for (std::size_t i = 0; i < kWindow; ++i) {
    window_[i] = 0.5F - 0.5F * cosine(360 * (static_cast<float>(i) + 0.5F) / kWindow);
  }
  for (std::size_t lag = 0; lag < window_correlation_.size(); ++lag) {
    for (std::size_t i = 0; i + lag < kWindow; ++i) {
      window_correlation_[lag] += window_[i] * window_[i + lag];
    }
  }
}

void PitchFinder::reset() {
  wide_.fill(0);
  history_.fill(0);
  last_period_ = 0;
}

void PitchFinder::take(const float* samples) {
  for (std::size_t i = 0; i < 128; ++i) wide_[kDecimator + i] = samples[i];
  for (std::size_t i = 0; i + 64 < kWindow; ++i) history_[i] = history_[i + 64];
  // Every other sample apart, so that neighbours are reckoned with side by side.
  std::array<std::array<float, kWide / 2>, 2> halves;
  for (std::size_t i = 0; i + 1 < kWide; i += 2) {
    halves[0][i / 2] = wide_[i];
    halves[1][i / 2] = wide_[i + 1];
  }
  std::array<float, 64> narrow{};
  for (std::size_t tap = 0; tap < kDecimator; ++tap) {
    const float* from = &halves[(tap + 1) % 2][(tap + 1) / 2];
    for (std::size_t i = 0; i < 64; ++i) narrow[i] += decimator_[tap] * from[i];
  }
  for (std::size_t i = 0; i < 64; ++i) history_[kWindow - 64 + i] = narrow[i];
  for (std::size_t i = 0; i < kDecimator; ++i) wide_[i] = wide_[i + 128];
}

void PitchFinder::correlate(Fourier& fourier) {
  std::array<float, kFourierSize> input{};
  std::array<float, 4> sums{};
  for (std::size_t i = 0; i < kWindow; i += 4) {
    for (std::size_t lane = 0; lane < 4; ++lane) sums[lane] += history_[i + lane];
  }
  const float mean = ((sums[0] + sums[2]) + (sums[1] + sums[3])) / kWindow;
  for (std::size_t i = 0; i < kWindow; ++i) input[i] = (history_[i] - mean) * window_[i];
  std::array<float, kFourierBins> real;
  std::array<float, kFourierBins> imaginary;
  fourier.transform(input, real, imaginary);
  // The correlation is the transform of the power (Wiener and Khinchin), which is even and real.
  for (std::size_t k = 0; k < kFourierBins; ++k) {
    input[k] = real[k] * real[k] + imaginary[k] * imaginary[k];
  }
  for (std::size_t k = kFourierBins; k < kFourierSize; ++k) input[k] = input[kFourierSize - k];
  fourier.transform(input, real, imaginary);
  const float whole = real[0] / window_correlation_[0];
  for (std::size_t lag = 0; lag < correlation_.size(); ++lag) {
    correlation_[lag] =
        whole > kSilence ? clamped(real[lag] / (window_correlation_[lag] * whole), -1, 1) : 0;
  }
}

float PitchFinder::peak_place(std::size_t lag) const {
  const float before = correlation_[lag - 1];
  const float here = correlation_[lag];
  const float after = correlation_[lag + 1];
  const float bend = before - 2 * here + after;
  return static_cast<float>(lag) + (bend < 0 ? 0.5F * (before - after) / bend : 0);
}

/// Between two lags: a short period may end there.
float PitchFinder::peak_height(std::size_t lag) const {
  const float before = correlation_[lag - 1];
  const float here = correlation_[lag];
  const float after = correlation_[lag + 1];
  const float bend = before - 2 * here + after;
  return bend < 0 ? here - (before - after) * (before - after) / (8 * bend) : here;
}

std::size_t PitchFinder::best_lag() const {
  static constexpr std::size_t kShortest = static_cast<std::size_t>(kRate_hz / kHighest_hz);
  // The slope around lag 0 belongs to every sound: peaks begin after the first dip.
  std::size_t first = 1;
  while (first < kLongest && correlation_[first] > 0) ++first;
  if (first < kShortest) first = kShortest;
  float highest = 0;
  for (std::size_t lag = first; lag <= kLongest; ++lag) {
    highest = larger(highest, is_peak(lag) ? peak_height(lag) : correlation_[lag]);
  }
  if (!(highest > 0)) return 0;
  std::size_t earliest = 0;
  for (std::size_t lag = first; lag <= kLongest; ++lag) {
    if (!is_peak(lag)) continue;
    const float here = peak_height(lag);
    const float away = absolute(static_cast<float>(lag) - last_period_);
    if (here >= kGoesOn * highest && away < kNearPeriod * last_period_) {
      const bool is_multiple = earliest != 0 && peak_height(earliest) >= kAsHigh * here;
      return is_multiple ? earliest : lag;
    }
    if (earliest == 0 && here >= kNearlyHighest * highest) earliest = lag;
  }
  return earliest;
}

bool PitchFinder::is_peak(std::size_t lag) const {
  return correlation_[lag] >= correlation_[lag - 1] && correlation_[lag] >= correlation_[lag + 1];
}

Pitch PitchFinder::find(Fourier& fourier) {
  correlate(fourier);
  const std::size_t lag = best_lag();
  if (lag == 0) {
    last_period_ = 0;
    return {};
  }
  float period = peak_place(lag);
  const float clarity = correlation_[lag];
  // Whole multiples of a period are peaks as well, and a small error there is a smaller one here.
  for (int times = 2; times <= 6; ++times) {
    const float expected = period * static_cast<float>(times);
    if (expected > static_cast<float>(kLongest)) break;
    auto at = static_cast<std::size_t>(expected + 0.5F);
    if (correlation_[at + 1] > correlation_[at]) ++at;
    if (correlation_[at - 1] > correlation_[at]) --at;
    if (!is_peak(at) || correlation_[at] < kMultiple * clarity) break;
    period = peak_place(at) / static_cast<float>(times);
  }
  last_period_ = clarity > kClear ? period : 0;
  // Between two lags the shortest period is a little shorter than its own lag.
  return {smaller(kRate_hz / period, kHighest_hz), clarity};
}

}  // namespace liopep::engine

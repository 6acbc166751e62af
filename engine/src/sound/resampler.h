#pragma once

#include <array>
#include <cstddef>

namespace liopep::engine {

/// Samples in one block, as an AudioWorklet hands them over.
inline constexpr std::size_t kBlockSize = 128;
/// The rate that everything is analysed at.
inline constexpr int kAnalysisRate_hz = 16000;
inline constexpr float kLowestRate_hz = 8000;
inline constexpr float kHighestRate_hz = 96000;

/// Brings sound of any rate to 16 kHz: band-limited interpolation (Smith and Gossett 1984) with a
/// Hann-windowed sinc of eight zero crossings on each side, at the nearest of 128 phases.
class Resampler {
 public:
  static constexpr std::size_t kMostOutput = 2 * kBlockSize + 2;

  /// `rate_hz` within kLowestRate_hz and kHighestRate_hz.
  void start(float rate_hz);

  /// Takes one block; writes what of the output is now known, and returns how many samples.
  std::size_t step(const std::array<float, kBlockSize>& block,
                   std::array<float, kMostOutput>& output);

 private:
  static constexpr std::size_t kPhases = 128;
  static constexpr std::size_t kMostTaps = 96;

  bool is_through_ = true;  ///< already 16 kHz
  double ratio_ = 1;        ///< input samples for one output sample
  double position_ = 0;     ///< of the next output sample in history_
  std::size_t taps_ = 16;
  std::array<std::array<float, kMostTaps>, kPhases + 1> kernel_{};
  std::array<float, kMostTaps + kBlockSize> history_{};
};

}  // namespace liopep::engine

#pragma once

#include <array>
#include <cstddef>

namespace liopep::engine {

inline constexpr std::size_t kFourierSize = 512;
inline constexpr std::size_t kFourierBins = kFourierSize / 2 + 1;

/// Discrete Fourier transform of 512 real samples: two are packed into one complex number, and 256
/// of these transformed by fours, without sorting (Stockham); each pass splits its rows into four
/// shorter ones, so that neighbours are always reckoned with side by side.
class Fourier {
 public:
  Fourier();

  /// Fills real and imaginary parts of bins 0..256.
  void transform(const std::array<float, kFourierSize>& input,
                 std::array<float, kFourierBins>& real, std::array<float, kFourierBins>& imaginary);

 private:
  static constexpr std::size_t kHalf = kFourierSize / 2;
  using Half = std::array<float, kHalf>;

  static constexpr std::size_t kTurns = 64 + 16 + 4;

  void pass(std::size_t length, const Half& x_re, const Half& x_im, Half& y_re, Half& y_im) const;
  static void last_pass(const Half& x_re, const Half& x_im, Half& y_re, Half& y_im);

  std::array<float, kHalf> cosine_;  ///< of 2 pi k / 512
  std::array<float, kHalf> sine_;
  /// Cosine and sine by which the second, third and fourth row are turned, pass by pass.
  std::array<std::array<float, kTurns>, 6> turns_;
  Half a_re_;
  Half a_im_;
  Half b_re_;
  Half b_im_;
};

}  // namespace liopep::engine

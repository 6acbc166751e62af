#include "sound/fourier.h"

#include "geometry/four.h"
#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

struct Complex {
  Four re;
  Four im;
};

Complex turned(const Complex& x, const Four& cosine, const Four& sine) {
  return {cosine * x.re - sine * x.im, cosine * x.im + sine * x.re};
}

/// The transform of four numbers, in each lane.
std::array<Complex, 4> butterfly(const Complex& a, const Complex& b, const Complex& c,
                                 const Complex& d) {
  const Complex sum = {a.re + c.re, a.im + c.im};
  const Complex difference = {a.re - c.re, a.im - c.im};
  const Complex other = {b.re + d.re, b.im + d.im};
  const Complex quarter = {d.im - b.im, b.re - d.re};  // i (b - d)
  return {{{sum.re + other.re, sum.im + other.im},
           {difference.re - quarter.re, difference.im - quarter.im},
           {sum.re - other.re, sum.im - other.im},
           {difference.re + quarter.re, difference.im + quarter.im}}};
}

/// Rows become columns.
void transpose(Four& a, Four& b, Four& c, Four& d) {
  const Four ab_low = __builtin_shufflevector(a, b, 0, 4, 1, 5);
  const Four ab_high = __builtin_shufflevector(a, b, 2, 6, 3, 7);
  const Four cd_low = __builtin_shufflevector(c, d, 0, 4, 1, 5);
  const Four cd_high = __builtin_shufflevector(c, d, 2, 6, 3, 7);
  a = __builtin_shufflevector(ab_low, cd_low, 0, 1, 4, 5);
  b = __builtin_shufflevector(ab_low, cd_low, 2, 3, 6, 7);
  c = __builtin_shufflevector(ab_high, cd_high, 0, 1, 4, 5);
  d = __builtin_shufflevector(ab_high, cd_high, 2, 3, 6, 7);
}

Four reversed(const Four& four) {
  return __builtin_shufflevector(four, four, 3, 2, 1, 0);
}

/// A bin of the whole transform, of the same bin and its mirror of the packed one: the transforms
/// of even and odd samples, taken apart and joined.
template <typename Real>
std::array<Real, 2> joined(const Real& re, const Real& im, const Real& mirror_re,
                           const Real& mirror_im, const Real& cosine, const Real& sine) {
  const Real even_re = 0.5F * (re + mirror_re);
  const Real even_im = 0.5F * (im - mirror_im);
  const Real odd_re = 0.5F * (im + mirror_im);
  const Real odd_im = 0.5F * (mirror_re - re);
  return {even_re + cosine * odd_re + sine * odd_im, even_im + cosine * odd_im - sine * odd_re};
}

}  // namespace

Fourier::Fourier() : a_re_{}, a_im_{}, b_re_{}, b_im_{} {
  for (std::size_t k = 0; k < kHalf; ++k) {
    const float angle_deg = 360.0F * static_cast<float>(k) / kFourierSize;
    cosine_[k] = cosine(angle_deg);
    sine_[k] = sine(angle_deg);
  }
  std::size_t at = 0;
  for (std::size_t length = kHalf; length > 4; length /= 4) {
    for (std::size_t p = 0; p < length / 4; ++p, ++at) {
      const float c1 = cosine_[p * (kFourierSize / length)];
      const float s1 = -sine_[p * (kFourierSize / length)];
      const float c2 = c1 * c1 - s1 * s1;
      const float s2 = 2 * c1 * s1;
      turns_[0][at] = c1;
      turns_[1][at] = s1;
      turns_[2][at] = c2;
      turns_[3][at] = s2;
      turns_[4][at] = c1 * c2 - s1 * s2;
      turns_[5][at] = s1 * c2 + c1 * s2;
    }
  }
}

void Fourier::pass(std::size_t length, const Half& x_re, const Half& x_im, Half& y_re,
                   Half& y_im) const {
  const std::size_t rows = kHalf / length;
  const std::size_t quarter = length / 4;
  // Turns of longer rows lie before: 64 of 256, then 16 of 64, then 4 of 16.
  const std::size_t first = (kHalf - length) / 3;
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t p = 0; p < quarter; p += 4) {
      const auto part = [&](std::size_t i) -> Complex {
        const std::size_t at = row * length + i * quarter + p;
        return {four_at(&x_re[at]), four_at(&x_im[at])};
      };
      auto parts = butterfly(part(0), part(1), part(2), part(3));
      for (std::size_t i = 1; i < 4; ++i) {
        const std::size_t turn = 2 * (i - 1);
        parts[i] = turned(parts[i], four_at(&turns_[turn][first + p]),
                          four_at(&turns_[turn + 1][first + p]));
      }
      for (std::size_t i = 0; i < 4; ++i) {
        const std::size_t to = (i * rows + row) * quarter + p;
        store(parts[i].re, &y_re[to]);
        store(parts[i].im, &y_im[to]);
      }
    }
  }
}

void Fourier::last_pass(const Half& x_re, const Half& x_im, Half& y_re, Half& y_im) {
  constexpr std::size_t kRows = kHalf / 4;
  for (std::size_t row = 0; row < kRows; row += 4) {
    std::array<Complex, 4> rows;
    for (std::size_t i = 0; i < 4; ++i) {
      rows[i] = {four_at(&x_re[4 * (row + i)]), four_at(&x_im[4 * (row + i)])};
    }
    transpose(rows[0].re, rows[1].re, rows[2].re, rows[3].re);
    transpose(rows[0].im, rows[1].im, rows[2].im, rows[3].im);
    const auto parts = butterfly(rows[0], rows[1], rows[2], rows[3]);
    for (std::size_t i = 0; i < 4; ++i) {
      store(parts[i].re, &y_re[i * kRows + row]);
      store(parts[i].im, &y_im[i * kRows + row]);
    }
  }
}

void Fourier::transform(const std::array<float, kFourierSize>& input,
                        std::array<float, kFourierBins>& real,
                        std::array<float, kFourierBins>& imaginary) {
  for (std::size_t k = 0; k < kHalf; k += 4) {
    const Four low = four_at(&input[2 * k]);
    const Four high = four_at(&input[2 * k + 4]);
    store(__builtin_shufflevector(low, high, 0, 2, 4, 6), &a_re_[k]);
    store(__builtin_shufflevector(low, high, 1, 3, 5, 7), &a_im_[k]);
  }
  pass(256, a_re_, a_im_, b_re_, b_im_);
  pass(64, b_re_, b_im_, a_re_, a_im_);
  pass(16, a_re_, a_im_, b_re_, b_im_);
  last_pass(b_re_, b_im_, a_re_, a_im_);
  real[0] = a_re_[0] + a_im_[0];
  imaginary[0] = 0;
  real[kHalf] = a_re_[0] - a_im_[0];
  imaginary[kHalf] = 0;
  std::size_t k = 1;
  for (; k + 4 <= kHalf; k += 4) {
    const Four re = four_at(&a_re_[k]);
    const Four im = four_at(&a_im_[k]);
    const Four mirror_re = reversed(four_at(&a_re_[kHalf - k - 3]));
    const Four mirror_im = reversed(four_at(&a_im_[kHalf - k - 3]));
    const auto [joined_re, joined_im] =
        joined(re, im, mirror_re, mirror_im, four_at(&cosine_[k]), four_at(&sine_[k]));
    store(joined_re, &real[k]);
    store(joined_im, &imaginary[k]);
  }
  for (; k < kHalf; ++k) {
    const auto [joined_re, joined_im] =
        joined(a_re_[k], a_im_[k], a_re_[kHalf - k], a_im_[kHalf - k], cosine_[k], sine_[k]);
    real[k] = joined_re;
    imaginary[k] = joined_im;
  }
}

}  // namespace liopep::engine

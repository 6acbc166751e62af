#include "sound/fourier.h"

#include "geometry/trigonometry.h"

namespace liopep::engine {

Fourier::Fourier() : a_re_{}, a_im_{}, b_re_{}, b_im_{} {
  for (std::size_t k = 0; k < kHalf; ++k) {
    const float angle_deg = 360.0F * static_cast<float>(k) / kFourierSize;
    cosine_[k] = cosine(angle_deg);
    sine_[k] = sine(angle_deg);
  }
}

void Fourier::pass(std::size_t length, std::size_t stride, const Half& x_re, const Half& x_im,
                   Half& y_re, Half& y_im) const {
  const std::size_t quarter = length / 4;
  const std::size_t turn = kFourierSize / length;  // of the table, for one step of p
  for (std::size_t p = 0; p < quarter; ++p) {
    const float c1 = cosine_[p * turn];
    const float s1 = -sine_[p * turn];
    const float c2 = c1 * c1 - s1 * s1;
    const float s2 = 2 * c1 * s1;
    const float c3 = c1 * c2 - s1 * s2;
    const float s3 = c1 * s2 + s1 * c2;
    const std::size_t a = stride * p;
    const std::size_t b = a + stride * quarter;
    const std::size_t c = b + stride * quarter;
    const std::size_t d = c + stride * quarter;
    const std::size_t to = stride * 4 * p;
    for (std::size_t q = 0; q < stride; ++q) {
      const float sum_re = x_re[a + q] + x_re[c + q];
      const float sum_im = x_im[a + q] + x_im[c + q];
      const float difference_re = x_re[a + q] - x_re[c + q];
      const float difference_im = x_im[a + q] - x_im[c + q];
      const float other_sum_re = x_re[b + q] + x_re[d + q];
      const float other_sum_im = x_im[b + q] + x_im[d + q];
      const float turned_re = x_im[d + q] - x_im[b + q];  // i (b - d)
      const float turned_im = x_re[b + q] - x_re[d + q];
      y_re[to + q] = sum_re + other_sum_re;
      y_im[to + q] = sum_im + other_sum_im;
      const float u_re = difference_re - turned_re;
      const float u_im = difference_im - turned_im;
      y_re[to + stride + q] = c1 * u_re - s1 * u_im;
      y_im[to + stride + q] = c1 * u_im + s1 * u_re;
      const float v_re = sum_re - other_sum_re;
      const float v_im = sum_im - other_sum_im;
      y_re[to + 2 * stride + q] = c2 * v_re - s2 * v_im;
      y_im[to + 2 * stride + q] = c2 * v_im + s2 * v_re;
      const float w_re = difference_re + turned_re;
      const float w_im = difference_im + turned_im;
      y_re[to + 3 * stride + q] = c3 * w_re - s3 * w_im;
      y_im[to + 3 * stride + q] = c3 * w_im + s3 * w_re;
    }
  }
}

void Fourier::transform(const std::array<float, kFourierSize>& input,
                        std::array<float, kFourierBins>& real,
                        std::array<float, kFourierBins>& imaginary) {
  for (std::size_t k = 0; k < kHalf; ++k) {
    a_re_[k] = input[2 * k];
    a_im_[k] = input[2 * k + 1];
  }
  pass(256, 1, a_re_, a_im_, b_re_, b_im_);
  pass(64, 4, b_re_, b_im_, a_re_, a_im_);
  pass(16, 16, a_re_, a_im_, b_re_, b_im_);
  pass(4, 64, b_re_, b_im_, a_re_, a_im_);
  // Takes the transforms of the even and the odd samples apart, and joins them.
  real[0] = a_re_[0] + a_im_[0];
  imaginary[0] = 0;
  real[kHalf] = a_re_[0] - a_im_[0];
  imaginary[kHalf] = 0;
  for (std::size_t k = 1; k < kHalf; ++k) {
    const float even_re = 0.5F * (a_re_[k] + a_re_[kHalf - k]);
    const float even_im = 0.5F * (a_im_[k] - a_im_[kHalf - k]);
    const float odd_re = 0.5F * (a_im_[k] + a_im_[kHalf - k]);
    const float odd_im = 0.5F * (a_re_[kHalf - k] - a_re_[k]);
    real[k] = even_re + cosine_[k] * odd_re + sine_[k] * odd_im;
    imaginary[k] = even_im + cosine_[k] * odd_im - sine_[k] * odd_re;
  }
}

}  // namespace liopep::engine

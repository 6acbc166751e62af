#pragma once

#include <array>
#include <cstddef>

namespace liopep::engine {

/// Turns samples that come when they come into 25 values a second: each is the mean of the line
/// through the samples over 40 ms. Keeps the last 256 of them (10 s).
class SampleGrid {
 public:
  static constexpr double kBin_ms = 40;
  static constexpr std::size_t kKept = 256;

  /// Takes a sample later than the one before, after `next` said false.
  void add(double t_ms, float value);

  /// True when one more value is there; false when the next sample is needed.
  bool next();

  bool is_empty() const { return !primed_; }
  double start_ms() const { return start_ms_; }
  /// Values so far.
  long size() const { return size_; }
  /// One of the last 256 values.
  float operator[](long index) const { return values_[static_cast<std::size_t>(index) % kKept]; }

 private:
  bool primed_ = false;
  double start_ms_ = 0;
  double from_ms_ = 0;  ///< up to here all is taken
  float from_ = 0;
  double to_ms_ = 0;  ///< the value on the way to which we are
  float to_ = 0;
  double area_ = 0;  ///< of the bin that is being filled
  long size_ = 0;
  std::array<float, kKept> values_{};
};

}  // namespace liopep::engine

#pragma once

#include <array>
#include <cstddef>

#include "sound/resampler.h"

namespace liopep::engine {

/// Puts back what was too loud for the microphone: where a wave is cut off flat, a cubic goes on as
/// steeply as it came and as it leaves (Hermite's). What is cut off has overtones of its own, which
/// make an /u/ sound like nothing that is known.
class Declipper {
 public:
  void start() { *this = Declipper(); }
  /// Takes a block, and leaves the one before in its place, as the end of a flat must be seen.
  /// False where there was none before.
  bool step(std::array<float, kBlockSize>& block);

 private:
  static constexpr std::size_t kBefore = 2;

  bool is_cut(std::size_t at, float side) const { return side * sound_[at] >= limit_; }
  void mend();
  std::size_t end_of_flat(std::size_t begin, float side) const;
  void round_off(std::size_t begin, std::size_t end, float side);

  bool is_begun_ = false;
  float peak_ = 0;              ///< forgotten over seconds
  float limit_ = 0;             ///< what reaches it is cut off, if more beside it does
  std::size_t next_ = kBefore;  ///< to be looked at
  std::array<float, kBefore + 2 * kBlockSize>
      sound_{};  ///< what left, what will, and the new block
};

}  // namespace liopep::engine

#pragma once

#include <array>

#include "sound/spectrum.h"

namespace liopep::engine {

/// How loud the room is without what one wants to hear: falls at once, rises slowly, and hardly at
/// all under a voice or a hiss, which may be held for long.
class NoiseFloor {
 public:
  /// `unclear`: a voice that begins roughly, or a rumble.
  enum class Content { voice, hiss, unclear, other };

  /// It never falls below.
  void start(float lowest_db);
  /// `least_db`: what is softer does not matter now.
  void step(float level_db, float least_db, Content content, const Spectrum& spectrum);

  float level_db() const { return level_db_; }
  /// The room's power between two frequencies.
  float power_between(float low_hz, float high_hz) const;

 private:
  static constexpr std::size_t kBands = 64;  ///< each four bins wide

  float lowest_db_ = -95;
  float level_db_ = -95;
  std::size_t hops_ = 0;
  bool is_learned_ = false;
  std::array<float, kBands + 1> sums_{};
  std::array<float, kBands> power_{};
};

}  // namespace liopep::engine

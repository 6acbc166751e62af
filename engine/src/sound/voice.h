#pragma once

#include <array>
#include <cstddef>

#include "sound/timbre.h"

namespace liopep::engine {

/// What a stretch of voice is like, where it is loud and steady.
struct VoiceColour {
  Timbre timbre{};
  float pitch_hz = 0;
  float clarity = 0;
  float steadiness = 0;      ///< 0..1
  float low_share = 0;       ///< power below 450 Hz of all: a hum's is near 1
  float above_floor_db = 0;  ///< of the room
  float steady_ms = 0;       ///< how much of it went into this
};

/// The last second of a voice, kept as envelopes, hop by hop.
class Voice {
 public:
  static constexpr std::size_t kMostHops = 128;

  void start() { first_ = count_ = 0; }
  /// Forgets all but the last `hops` hops.
  void keep(std::size_t hops) { first_ = count_ > hops ? count_ - hops : 0; }
  void take(const Hop& hop, const BandPower& power);

  /// Of the last `hops` hops, the newest `skipped` left out: the part that is within 9 dB of the
  /// loud ones.
  VoiceColour colour(std::size_t hops = kMostHops, std::size_t skipped = 0) const;

 private:
  struct Moment {
    BandPower power;
    Timbre timbre{};
    float level_db = 0;
    float pitch_hz = 0;
    float clarity = 0;
    float low_share = 0;
    float above_floor_db = 0;
    bool voiced = false;
  };

  const Moment& moment(std::size_t back) const { return moments_[(count_ - 1 - back) % kMostHops]; }

  std::array<Moment, kMostHops> moments_{};
  std::size_t first_ = 0;
  std::size_t count_ = 0;
};

}  // namespace liopep::engine

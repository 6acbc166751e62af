#pragma once

#include <array>
#include <cstddef>

#include "sound/hearing.h"

namespace liopep::engine {

/// What a short, sudden sound was.
enum class ImpulseKind { nothing, clap, snap, other };

/// A sound that begins at once and is gone within a tenth of a second.
struct Impulse {
  ImpulseKind kind = ImpulseKind::nothing;
  double t_ms = 0;
  float peak_db = 0;
  float confidence = 0;
};

/// Finds claps and finger snaps: an onset of 12 dB within 4 ms that dies away at once, broad in
/// frequency, and without a voice right before or after, as the burst of a consonant has, or a
/// swell of breath before, as that of a cough. Knocks on wood lie lower; keys are softer than the
/// loudest claps of the last seconds by far.
class ImpulseDetector {
 public:
  void start();
  /// Takes one hop; an impulse is known a tenth of a second after its onset.
  Impulse step(const Hop& hop);

 private:
  static constexpr std::size_t kRing = 128;  ///< slices: a quarter of a second

  bool begins(std::size_t slice) const;
  float before() const;
  bool swells() const;
  void begin(std::size_t slice, const Hop& hop);
  void follow(const Hop& hop);
  Impulse judge();
  float at(std::size_t slice) const { return ring_[slice % kRing]; }
  float mean(std::size_t first, std::size_t count) const;
  float peak() const;

  std::array<float, kRing> ring_{};
  std::size_t slices_ = 0;
  float floor_ = 1e-8F;  ///< mean click power of the room
  // The impulse that is being followed.
  bool is_open_ = false;
  std::size_t onset_ = 0;
  double onset_ms_ = 0;
  Hop colour_;                      ///< the hop that has it in its middle
  std::size_t hops_ = 0;            ///< since the onset
  float voice_db_ = -120;           ///< loudest voiced level since a tenth of a second before
  float spoken_db_ = -120;          ///< loudest before that, forgotten over a second or two
  std::array<float, 16> voices_{};  ///< voiced levels of the last hops
  float loudest_db_ = -120;         ///< of the impulses that counted, forgotten over seconds
};

}  // namespace liopep::engine

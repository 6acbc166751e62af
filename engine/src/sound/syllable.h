#pragma once

#include "sound/hearing.h"

namespace liopep::engine {

/// The loud middle of a syllable.
struct Syllable {
  bool found = false;
  double t_ms = 0;
  float peak_db = 0;
  float duration_ms = 0;
  float pitch_hz = 0;
};

/// Counts syllables: voiced hills of sonority with valleys of at least 4 dB between (Mermelstein
/// 1975). What rises and falls within a moment, as a knock that rings, is none.
class SyllableCounter {
 public:
  void start() { *this = SyllableCounter(); }
  /// Takes one hop; a syllable is found when the valley after it is.
  Syllable step(const Hop& hop);

 private:
  Syllable take_hill();

  float smooth_db_ = -120;
  bool is_on_hill_ = false;
  float valley_db_ = -120;
  float peak_db_ = -120;
  float peak_floor_db_ = -120;
  double peak_ms_ = 0;
  double begin_ms_ = 0;
  double loud_ms_ = 0;  ///< end of the hop that was last near the peak
  int voiced_hops_ = 0;
  float pitch_hz_ = 0;
  float loudest_db_ = -120;  ///< of the last syllables
};

}  // namespace liopep::engine

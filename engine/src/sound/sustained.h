#pragma once

#include "liopep/sound_report.h"
#include "sound/hearing.h"

namespace liopep::engine {

/// A sound of one kind from its beginning to its end.
struct Sustained {
  SoundKind kind = SoundKind::silence;
  double t_ms = 0;        ///< when it began
  float duration_ms = 0;  ///< so far
  float loudest_db = -120;
  bool began = false;  ///< with this hop
  bool ended = false;  ///< with this hop; the others then tell about what has ended
};

/// What a tone is that may be a whistle or a voice of which but one partial is heard.
enum class PureTone { whistle, voice };

/// Joins hops of one kind: voice, hiss or whistle. Short holes are bridged, and what is shorter
/// than a moment is passed over.
class SustainedSounds {
 public:
  void start() { *this = SustainedSounds(); }
  const Sustained& step(const Hop& hop, PureTone tone = PureTone::whistle);

  /// What this hop sounds like by itself.
  static SoundKind kind_of(const Hop& hop, PureTone tone);

 private:
  Sustained sound_;
  SoundKind next_ = SoundKind::silence;
  int next_hops_ = 0;     ///< how many hops `next_` has been heard
  int missing_hops_ = 0;  ///< how many hops the current kind has not
  double heard_ms_ = 0;   ///< when it was last
};

}  // namespace liopep::engine

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
  bool began = false;      ///< with this hop
  bool ended = false;      ///< with this hop; the others then tell about what has ended
  bool overtaken = false;  ///< ended by a much louder one of its kind, which began a moment ago
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
  int next_hops_ = 0;       ///< how many hops `next_` has been heard
  int missing_hops_ = 0;    ///< how many hops the current kind has not
  double heard_ms_ = 0;     ///< when it was last
  float usual_db_ = 0;      ///< how loud it has been of late
  float behind_db_ = -120;  ///< a voice below is what a louder one leaves, or the room's
};

}  // namespace liopep::engine

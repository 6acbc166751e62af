#pragma once

#include "liopep/sound_report.h"

namespace liopep::engine {

/// A tone that was sung, hummed or whistled, and is over.
struct Note {
  bool found = false;
  double t_ms = 0;
  float semitones = 0;  ///< above 100 Hz, in the middle
};

/// Cuts a voice into notes: each stays within a semitone of itself. Another one begins where the
/// voice pauses or goes to another pitch and stays there; on its way between two it is none.
class NoteFollower {
 public:
  /// Takes what a block became; a note is found when it has ended.
  Note step(const SoundReport& heard);

 private:
  void begin(double t_ms, float semitones);
  Note end();

  bool is_on_note_ = false;
  double begin_ms_ = 0;
  double last_ms_ = 0;  ///< when it was last heard
  double away_ms_ = 0;  ///< when the voice left it; after `last_ms_` while it is away
  float middle_ = 0;
  float sum_ = 0;
  float count_ = 0;
};

}  // namespace liopep::engine

#pragma once

#include <array>
#include <cstdint>

#include "liopep/sound_activity.h"
#include "liopep/sound_report.h"

namespace liopep::engine {

enum class CallPhase : std::uint8_t {
  calling,    ///< the page plays the call; nothing counts until it says that it has
  settling,   ///< the call has been played, and still rings in the room
  answering,  ///< what is heard now is the answer
  judged,     ///< a moment to see how it went, then the next call
};

/// How the last answer was.
enum class CallVerdict : std::uint8_t { none, right, wrong, silent };

enum class CallItemState : std::uint8_t { waiting, right, wrong };

/// One clap, tone or vowel of a call.
struct CallItem {
  float at_ms = 0;      ///< from the beginning of the call
  float semitones = 0;  ///< of a tone, above the lowest of the scale
  Vowel vowel = Vowel::none;
  CallItemState state = CallItemState::waiting;  ///< how it was answered
};

/// What the page shows and plays.
struct CallReport {
  CallPhase phase = CallPhase::calling;
  CallVerdict verdict = CallVerdict::none;
  std::uint32_t calls = 0;   ///< how many were played, this one included
  std::uint32_t rights = 0;  ///< how many were answered right
  int count = 0;             ///< items of this call
  int heard = 0;             ///< items of the answer so far
  std::array<CallItem, kMaxSequence> items{};
};

}  // namespace liopep::engine

#pragma once

#include "liopep/call_report.h"
#include "sound/answer.h"

namespace liopep::engine {

/// Call and answer: something is played, and the person claps, sings or says it back.
///
/// Decides what is played (the same seed, the same calls), when the answer is listened to, and how
/// it was. A call that was answered right is followed by a longer one; one that was not comes once
/// more, and then a shorter one follows. It is stepped by what a `Listener` reports, and reads time
/// there alone. The same input gives the same bits natively and as WebAssembly.
class CallAndAnswer {
 public:
  CallAndAnswer() = default;
  CallAndAnswer(const CallAndAnswer&) = delete;
  CallAndAnswer& operator=(const CallAndAnswer&) = delete;

  /// Starts anew with a first call to be played. False, and nothing changes, when the activity is
  /// of another kind, or its numbers are none that `read_sound_activity` lets pass.
  [[nodiscard]] bool start(const SoundActivity& activity, std::uint32_t seed);

  /// The call was played to its end. What sounds until the room is quiet is not the answer.
  void played();

  /// Takes what a block of sound became. The report stays valid until the next step.
  const CallReport& step(const SoundReport& heard);

  const CallReport& report() const { return report_; }

 private:
  void enter(CallPhase phase);
  void call();
  void settle(const SoundReport& heard);
  void listen(const SoundReport& heard);
  void judge(CallVerdict verdict);
  /// How long somebody may think before the next item of the answer.
  double patience_ms() const;

  SoundActivity activity_;
  Dice dice_{0};
  CallReport report_;
  Answer answer_;
  double now_ms_ = 0;
  double since_ms_ = 0;  ///< when the phase began
  double loud_ms_ = 0;   ///< when the room was last not quiet
  double item_ms_ = 0;   ///< when the last item of the answer was heard
  int length_ = 0;
  int failures_ = 0;  ///< of this call
};

}  // namespace liopep::engine

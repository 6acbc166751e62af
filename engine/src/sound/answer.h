#pragma once

#include "sound/call_writer.h"
#include "sound/notes.h"

namespace liopep::engine {

/// What is heard after a call, held against it.
///
/// Claps by the distances between them, at any tempo from half to double; tones by the steps from
/// one to the next, in any octave and from any first tone; vowels by which they are, where one that
/// is unsure says nothing and one that is wrong may be said once more.
class Answer {
 public:
  /// What began before `opened_ms` is no part of it.
  void start(CallAnswer kind, const CallItems& call, int count, double opened_ms);

  /// Takes what a block became; true when something was heard that belongs to an answer.
  bool take(const SoundReport& heard);

  int heard() const { return heard_; }
  /// All of it was heard, or it can no longer become right.
  bool is_over() const { return heard_ == count_ || is_failed_; }
  /// How each item was answered; true where all are right.
  bool judge(CallItems& items) const;

 private:
  bool take_claps(const SoundReport& heard);
  bool take_vowels(const SoundReport& heard);
  void hear(double value);
  void judge_rhythm(CallItems& items) const;
  void judge_steps(CallItems& items) const;
  void judge_vowels(CallItems& items) const;

  CallAnswer kind_ = CallAnswer::claps;
  CallItems call_{};
  int count_ = 0;
  double opened_ms_ = 0;
  int heard_ = 0;
  bool is_failed_ = false;
  int slips_ = 0;                              ///< wrong vowels where this one should be
  std::array<double, kMaxSequence> values_{};  ///< times of claps, semitones of tones
  NoteFollower notes_;
};

}  // namespace liopep::engine

#pragma once

#include <array>
#include <cstddef>

#include "liopep/learned_voice.h"
#include "liopep/sound_report.h"
#include "sound/declipper.h"
#include "sound/hearing.h"
#include "sound/impulse.h"
#include "sound/own_voice.h"
#include "sound/resampler.h"
#include "sound/sustained.h"
#include "sound/syllable.h"
#include "sound/voice.h"
#include "sound/vowel_model.h"

namespace liopep::engine {

/// Hears vowels, syllables, claps, snaps, whistles, hisses and hums in a stream of sound.
///
/// Takes blocks of 128 samples of any rate from 8 to 96 kHz, keeps a second of envelopes and no
/// sound, allocates nothing, reads no clock: time is counted in samples. Samples that are not
/// finite are silence, larger ones than 8 are clipped. The same input gives the same bits natively
/// and as WebAssembly.
class Listener {
 public:
  Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  /// Starts anew. Returns false, and changes nothing, when the rate is out of range.
  bool start(float rate_hz, VowelSet set = VowelSet::five);

  /// The next sounds of the voice that last so long are these vowels, in this order: the own voice
  /// is learned from them. At most kMostExpected. A start keeps what was learned, unless the set of
  /// vowels changes.
  void calibrate(const Vowel* vowels, std::size_t count, float least_ms = 150);
  /// How many of them are still to come.
  std::size_t expected() const { return expected_count_ - expected_next_; }
  void forget_voice();

  /// Somebody is asked to say these: what might as well be one of them is heard as that, and what
  /// is clearly another vowel is not. A start ends it.
  void ask_for(const Vowel* vowels, std::size_t count);

  /// What was learned of the named vowels, to be kept; nothing is named where none was.
  LearnedVoice learned_voice() const;
  /// Puts it back, instead of what was learned since. Returns false, and changes nothing, where the
  /// numbers belong to another model or set of vowels, name nothing, or are none that a voice has.
  [[nodiscard]] bool know_voice(const LearnedVoice& voice);

  /// Takes one block. The report stays valid until the next step.
  const SoundReport& step(const std::array<float, kBlockSize>& block);

  const SoundReport& report() const { return report_; }

  static constexpr std::size_t kMostExpected = 32;

 private:
  void take_off_hum(std::size_t count);
  void hear(const std::array<float, kHopSize>& samples);
  void count_impulse(const Impulse& impulse);
  void count_syllable(const Syllable& syllable);
  void follow_sound(const Hop& hop);
  void end_sound(const Sustained& sound);
  void recognise();
  /// Ends a vowel where another one follows in the same breath.
  void part_vowels(const Hop& hop, const Sustained& sound);
  void tell_voice(const VoiceColour& colour, SoundEvent event);
  void name_voice(const VowelView& view, const VoiceColour& colour, SoundEvent& event) const;
  bool learn_expected(const VowelView& view, const VoiceColour& colour, float duration_ms);
  void tell(const SoundEvent& event);

  float rate_hz_ = 48000;
  double blocks_ = 0;
  Declipper declipper_;
  Resampler resampler_;
  std::array<float, Resampler::kMostOutput> resampled_{};
  std::array<float, kHopSize> pending_{};
  std::size_t pending_count_ = 0;
  float dc_in_ = 0;
  float dc_out_ = 0;
  Hearing hearing_;
  ImpulseDetector impulses_;
  SyllableCounter syllables_;
  SustainedSounds sounds_;
  Voice voice_;
  std::size_t voice_hops_ = 0;
  double vowel_began_ms_ = 0;
  VowelModel model_;
  OwnVoice own_;
  AskedVowels asked_{};
  std::array<Vowel, kMostExpected> expected_{};
  std::size_t expected_count_ = 0;
  std::size_t expected_next_ = 0;
  float expected_least_ms_ = 150;
  SoundReport report_;
};

}  // namespace liopep::engine

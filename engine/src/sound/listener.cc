#include "geometry/trigonometry.h"
#include "liopep/sound.h"
#include "sound/learned_voice.h"

namespace liopep::engine {
namespace {

constexpr float kLargest = 8;
constexpr float kDcPole = 0.98F;  // of a high-pass at 50 Hz
constexpr float kLeastHiss_ms = 150;
constexpr float kLeastWhistle_ms = 120;
constexpr float kLeastVoice_ms = 100;
constexpr float kLeastHum_ms = 200;
constexpr std::size_t kRise_hops = 8;  ///< in which a louder voice overtakes what was heard
constexpr float kHumOdds = 0.65F;
constexpr float kHumLowShare = 0.85F;
constexpr float kSteady = 0.33F;  ///< speech is less steady than that
constexpr float kShort_ms = 400;  ///< a short vowel is on its way for most of its time
constexpr std::size_t kNow_hops = 24;
/// Vowels that follow each other in one breath: each is steady so long, and the way between them
/// takes so long at most.
constexpr std::size_t kEach_hops = 20;
constexpr std::size_t kBetween_hops = 12;
/// Square of how far they must lie apart, in what one vowel of a person scatters.
constexpr float kApart = 20;
constexpr float kSteadyEach = 0.5F;

float sound_sample(float sample) {
  return is_finite(sample) ? clamped(sample, -kLargest, kLargest) : 0;
}

bool is_hum(const VoiceColour& colour, const VowelGuess& guess) {
  return colour.low_share > kHumLowShare && guess.hum > kHumOdds;
}

}  // namespace

Listener::Listener() {
  start(48000);
}

bool Listener::start(float rate_hz, VowelSet set) {
  if (!(rate_hz >= kLowestRate_hz && rate_hz <= kHighestRate_hz)) return false;
  if (set != model_.set()) forget_voice();
  model_.start(set);
  rate_hz_ = rate_hz;
  blocks_ = 0;
  pending_count_ = 0;
  dc_in_ = dc_out_ = 0;
  voice_hops_ = 0;
  declipper_.start();
  resampler_.start(rate_hz);
  hearing_.start();
  impulses_.start();
  syllables_.start();
  sounds_.start();
  voice_.start();
  asked_ = {};
  report_ = {};
  return true;
}

const SoundReport& Listener::step(const std::array<float, kBlockSize>& block) {
  std::array<float, kBlockSize> clean;
  for (std::size_t i = 0; i < kBlockSize; ++i) clean[i] = sound_sample(block[i]);
  report_.event_count = 0;
  const std::size_t count = declipper_.step(clean) ? resampler_.step(clean, resampled_) : 0;
  take_off_hum(count);
  for (std::size_t i = 0; i < count; ++i) {
    pending_[pending_count_++] = resampled_[i];
    if (pending_count_ == kHopSize) {
      pending_count_ = 0;
      hear(pending_);
    }
  }
  blocks_ += 1;
  report_.t_ms = blocks_ * kBlockSize * 1000 / static_cast<double>(rate_hz_);
  return report_;
}

/// What lies below voices. Each sample waits for the one before, so nothing else does.
void Listener::take_off_hum(std::size_t count) {
  float in = dc_in_;
  float out = dc_out_;
  for (std::size_t i = 0; i < count; ++i) {
    const float change = resampled_[i] - in;
    in = resampled_[i];
    out = kDcPole * (out + change);
    resampled_[i] = out;
  }
  dc_in_ = in;
  dc_out_ = out;
}

void Listener::hear(const std::array<float, kHopSize>& samples) {
  const Hop& hop = hearing_.step(samples);
  report_.loudness_db = hop.level_db;
  report_.floor_db = hop.floor_db;
  report_.clarity = hop.voiced ? hop.pitch.clarity : 0;
  report_.pitch_hz = hop.voiced ? hop.pitch.hz : 0;
  count_impulse(impulses_.step(hop));
  count_syllable(syllables_.step(hop));
  follow_sound(hop);
}

void Listener::tell(const SoundEvent& event) {
  ++report_.counts[static_cast<std::size_t>(event.kind)];
  if (report_.event_count < kMaxSoundEvents) report_.events[report_.event_count++] = event;
}

void Listener::count_impulse(const Impulse& impulse) {
  if (impulse.kind != ImpulseKind::clap && impulse.kind != ImpulseKind::snap) return;
  tell({.kind = impulse.kind == ImpulseKind::clap ? SoundEventKind::clap : SoundEventKind::snap,
        .confidence = impulse.confidence,
        .t_ms = impulse.t_ms,
        .loudness_db = impulse.peak_db});
}

void Listener::count_syllable(const Syllable& syllable) {
  if (!syllable.found) return;
  tell({.kind = SoundEventKind::syllable,
        .confidence = 1,
        .t_ms = syllable.t_ms,
        .duration_ms = syllable.duration_ms,
        .pitch_hz = syllable.pitch_hz,
        .loudness_db = syllable.peak_db});
}

void Listener::follow_sound(const Hop& hop) {
  // Whoever teaches a voice does not whistle.
  const Sustained& sound = sounds_.step(hop, expected() > 0 ? PureTone::voice : PureTone::whistle);
  const bool was_hum = report_.sound == SoundKind::hum && !sound.began;
  report_.sound = sound.kind == SoundKind::voice && was_hum ? SoundKind::hum : sound.kind;
  report_.held_ms = sound.duration_ms;
  if (sound.began) {
    voice_.start();
    voice_hops_ = 0;
    vowel_began_ms_ = sound.t_ms;
  }
  if (sound.kind == SoundKind::silence) {
    report_.vowel = Vowel::none;
    report_.confidence = 0;
    return;
  }
  if (sound.kind == SoundKind::voice || sound.kind == SoundKind::whistle) {
    voice_.take(hop, band_power_of(hop, hearing_.spectrum(), hearing_.noise()));
    if (++voice_hops_ % 8 == 0) recognise();
    // Whoever teaches a voice pauses between the vowels.
    const bool may_part = sound.kind == SoundKind::voice && expected() == 0;
    if (may_part && voice_hops_ % 8 == 4) part_vowels(hop, sound);
  }
  if (sound.ended) end_sound(sound);
}

void Listener::recognise() {
  const VoiceColour colour = voice_.colour(kNow_hops);
  report_.steadiness = colour.steadiness;
  report_.vowel = Vowel::none;
  report_.confidence = 0;
  if (report_.sound == SoundKind::whistle) return;
  report_.sound = SoundKind::voice;
  const VowelGuess guess = own_.guess(model_.look(colour), model_, asked_);
  if (is_hum(colour, guess)) {
    report_.sound = SoundKind::hum;
    return;
  }
  report_.vowel = colour.steadiness < kSteady ? Vowel::none : guess.vowel;
  report_.confidence = guess.confidence;
}

void Listener::part_vowels(const Hop& hop, const Sustained& sound) {
  constexpr std::size_t kPassed_hops = kEach_hops + kBetween_hops;
  const auto is_steady = [](const VoiceColour& colour) {
    return colour.steady_ms >= kEach_hops * kHop_ms * 0.9F && colour.steadiness >= kSteadyEach;
  };
  const VoiceColour now = voice_.colour(kEach_hops);
  if (!is_steady(now)) return;
  const VoiceColour before = voice_.colour(2 * kEach_hops, kPassed_hops);
  if (!is_steady(before)) return;
  const VowelView view = model_.look(now);
  const VowelView old_view = model_.look(before);
  float apart = 0;
  for (std::size_t axis = 0; axis < kVowelAxes; ++axis) {
    const float away = view.place[axis] - old_view.place[axis];
    apart += away * away;
  }
  if (apart < kApart) return;
  const Vowel vowel = own_.guess(view, model_, asked_).vowel;
  if (vowel == Vowel::none || vowel == own_.guess(old_view, model_, asked_).vowel) return;
  const auto changed_ms =
      hop.t_ms - static_cast<double>(kEach_hops + kBetween_hops / 2) * static_cast<double>(kHop_ms);
  tell_voice(before, {.confidence = 1,
                      .t_ms = vowel_began_ms_,
                      .duration_ms = static_cast<float>(changed_ms - vowel_began_ms_),
                      .loudness_db = sound.loudest_db});
  vowel_began_ms_ = changed_ms;
  voice_.keep(kEach_hops);
}

void Listener::tell_voice(const VoiceColour& colour, SoundEvent event) {
  const VowelView view = model_.look(colour);
  const bool was_expected = learn_expected(view, colour, event.duration_ms);
  name_voice(view, colour, event);
  // What was named is known better than by having been heard.
  if (event.vowel != Vowel::none && !was_expected) own_.hear(view);
  if (event.kind == SoundEventKind::hum && event.duration_ms < kLeastHum_ms) return;
  tell(event);
}

void Listener::calibrate(const Vowel* vowels, std::size_t count, float least_ms) {
  expected_least_ms_ = least_ms;
  expected_count_ = count < kMostExpected ? count : kMostExpected;
  expected_next_ = 0;
  for (std::size_t i = 0; i < expected_count_; ++i) expected_[i] = vowels[i];
}

void Listener::ask_for(const Vowel* vowels, std::size_t count) {
  asked_ = {};
  for (std::size_t i = 0; i < count; ++i) {
    const auto number = static_cast<std::size_t>(vowels[i]);
    if (number < kVowelCount) asked_[number] = true;
  }
}

void Listener::forget_voice() {
  own_.start();
  expected_count_ = expected_next_ = 0;
}

LearnedVoice Listener::learned_voice() const {
  return learned_voice_of(own_.named(), model_);
}

bool Listener::know_voice(const LearnedVoice& voice) {
  VowelEvidence named;
  if (!read_learned_voice(voice, model_, named)) return false;
  forget_voice();
  own_.know(named, model_);
  return true;
}

bool Listener::learn_expected(const VowelView& view, const VoiceColour& colour, float duration_ms) {
  if (expected() == 0 || duration_ms < expected_least_ms_ || colour.steady_ms == 0) return false;
  own_.learn(expected_[expected_next_++], view, model_);
  return true;
}

void Listener::name_voice(const VowelView& view, const VoiceColour& colour,
                          SoundEvent& event) const {
  event.pitch_hz = colour.pitch_hz;
  event.steadiness = colour.steadiness;
  const VowelGuess guess = own_.guess(view, model_, asked_);
  if (is_hum(colour, guess)) {
    event.kind = SoundEventKind::hum;
    event.confidence = guess.hum;
    return;
  }
  event.kind = SoundEventKind::vowel;
  const bool is_steady = event.duration_ms < kShort_ms || colour.steadiness >= kSteady;
  event.vowel = is_steady ? guess.vowel : Vowel::none;
  event.confidence = guess.confidence;
}

void Listener::end_sound(const Sustained& sound) {
  SoundEvent event{.confidence = 1,
                   .t_ms = sound.t_ms,
                   .duration_ms = sound.duration_ms,
                   .loudness_db = sound.loudest_db};
  if (sound.kind == SoundKind::hiss && sound.duration_ms >= kLeastHiss_ms) {
    event.kind = SoundEventKind::hiss;
    tell(event);
  } else if (sound.kind == SoundKind::whistle && sound.duration_ms >= kLeastWhistle_ms) {
    event.kind = SoundEventKind::whistle;
    event.pitch_hz = voice_.colour().pitch_hz;
    tell(event);
  } else if (sound.kind == SoundKind::voice && sound.duration_ms >= kLeastVoice_ms) {
    event.t_ms = vowel_began_ms_;
    event.duration_ms = static_cast<float>(sound.t_ms - vowel_began_ms_) + sound.duration_ms;
    tell_voice(voice_.colour(Voice::kMostHops, sound.overtaken ? kRise_hops : 0), event);
  }
  report_.sound = SoundKind::silence;
  report_.held_ms = 0;
}

}  // namespace liopep::engine

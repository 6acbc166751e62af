// Sound as the page's AudioWorklet asks for it, a module of its own.
// web/src/engine/sound.ts is the other side of this door.
#include <array>
#include <cstddef>
#include <cstdint>

#include "liopep/call.h"
#include "liopep/sound.h"

#define LIOPEP_EXPORT(name) extern "C" __attribute__((export_name(#name)))

namespace {

using namespace liopep::engine;

/// One event as the page reads it.
struct WireSoundEvent {
  double t_ms;
  std::uint32_t kind;
  std::uint32_t vowel;
  float confidence;
  float duration_ms;
  float pitch_hz;
  float loudness_db;
  float steadiness;
  std::uint32_t padding;
};

/// One report as the page reads it: little-endian, natural alignment, offsets fixed below.
struct WireSound {
  double t_ms;
  float loudness_db;
  float floor_db;
  float pitch_hz;
  float clarity;
  std::uint32_t sound;
  float held_ms;
  float steadiness;
  std::uint32_t vowel;
  float confidence;
  std::uint32_t expected;
  std::uint32_t event_count;
  std::uint32_t padding;
  std::array<WireSoundEvent, kMaxSoundEvents> events;
  std::array<std::uint32_t, kSoundEventKinds> counts;
};
static_assert(sizeof(WireSoundEvent) == 40);
static_assert(offsetof(WireSound, events) == 56 && offsetof(WireSound, counts) == 376);

/// A call as the page reads it.
struct WireCallItem {
  float at_ms;
  float semitones;
  std::uint32_t vowel;
  std::uint32_t state;
};
struct WireCall {
  std::uint32_t phase;
  std::uint32_t verdict;
  std::uint32_t calls;
  std::uint32_t rights;
  std::uint32_t count;
  std::uint32_t heard;
  std::array<WireCallItem, kMaxSequence> items;
};
static_assert(sizeof(WireCallItem) == 16 && offsetof(WireCall, items) == 24);

Listener listener;
LearnedVoice voice;
CallAndAnswer call;
bool is_calling;
std::array<float, kMaxSequence> call_list;
WireCall wire_call;
std::array<float, kBlockSize> samples;
std::array<Vowel, Listener::kMostExpected> expected;
WireSound wire;

void write(const SoundReport& report) {
  wire.t_ms = report.t_ms;
  wire.loudness_db = report.loudness_db;
  wire.floor_db = report.floor_db;
  wire.pitch_hz = report.pitch_hz;
  wire.clarity = report.clarity;
  wire.sound = static_cast<std::uint32_t>(report.sound);
  wire.held_ms = report.held_ms;
  wire.steadiness = report.steadiness;
  wire.vowel = static_cast<std::uint32_t>(report.vowel);
  wire.confidence = report.confidence;
  wire.expected = static_cast<std::uint32_t>(listener.expected());
  wire.event_count = report.event_count;
  for (int i = 0; i < report.event_count; ++i) {
    const SoundEvent& event = report.events[i];
    wire.events[i] = {event.t_ms,
                      static_cast<std::uint32_t>(event.kind),
                      static_cast<std::uint32_t>(event.vowel),
                      event.confidence,
                      event.duration_ms,
                      event.pitch_hz,
                      event.loudness_db,
                      event.steadiness,
                      0};
  }
  wire.counts = report.counts;
}

const WireCall* write_call() {
  const CallReport& report = call.report();
  wire_call.phase = static_cast<std::uint32_t>(report.phase);
  wire_call.verdict = static_cast<std::uint32_t>(report.verdict);
  wire_call.calls = report.calls;
  wire_call.rights = report.rights;
  wire_call.count = static_cast<std::uint32_t>(report.count);
  wire_call.heard = static_cast<std::uint32_t>(report.heard);
  for (std::size_t i = 0; i < report.items.size(); ++i) {
    const CallItem& item = report.items[i];
    wire_call.items[i] = {item.at_ms, item.semitones, static_cast<std::uint32_t>(item.vowel),
                          static_cast<std::uint32_t>(item.state)};
  }
  return &wire_call;
}

}  // namespace

/// Starts anew; `swedish` is 1 for nine vowels. 0 when the rate is not within 8 and 96 kHz.
LIOPEP_EXPORT(liopep_sound_start)
std::uint32_t liopep_sound_start(float rate_hz, std::uint32_t swedish) {
  return listener.start(rate_hz, swedish != 0 ? VowelSet::swedish : VowelSet::five) ? 1 : 0;
}

/// Where 128 samples are to be written before a step.
LIOPEP_EXPORT(liopep_sound_samples) float* liopep_sound_samples() {
  return samples.data();
}

/// Where the vowels that come next may be written, one byte each; then `liopep_sound_calibrate`.
LIOPEP_EXPORT(liopep_sound_expected) Vowel* liopep_sound_expected() {
  return expected.data();
}
/// `least_ms`: a shorter sound is not taken for one of them.
LIOPEP_EXPORT(liopep_sound_calibrate)
void liopep_sound_calibrate(std::uint32_t count, float least_ms) {
  constexpr float kLeast_ms = 150;
  listener.calibrate(expected.data(), count, least_ms > kLeast_ms ? least_ms : kLeast_ms);
}
/// So many of the vowels written there are asked for, until the next start.
LIOPEP_EXPORT(liopep_sound_ask_for) void liopep_sound_ask_for(std::uint32_t count) {
  listener.ask_for(expected.data(), count < expected.size() ? count : expected.size());
}
LIOPEP_EXPORT(liopep_sound_forget) void liopep_sound_forget() {
  listener.forget_voice();
}

/// Where the learned voice lies: 83 numbers. Written by the page before `liopep_sound_know_voice`,
/// which is 1 where they were taken; by the engine at `liopep_sound_learned_voice`.
LIOPEP_EXPORT(liopep_sound_voice) float* liopep_sound_voice() {
  return voice.data();
}
LIOPEP_EXPORT(liopep_sound_learned_voice) void liopep_sound_learned_voice() {
  voice = listener.learned_voice();
}
LIOPEP_EXPORT(liopep_sound_know_voice) std::uint32_t liopep_sound_know_voice() {
  return listener.know_voice(voice) ? 1 : 0;
}

/// Where the numbers of a call's scale, or of its vowels, are to be written: at most 12.
LIOPEP_EXPORT(liopep_sound_call_list) float* liopep_sound_call_list() {
  return call_list.data();
}
/// Starts a call as its file says, with `count` numbers of the list; 0 where that cannot be played.
/// It is stepped with the sound from then on.
LIOPEP_EXPORT(liopep_sound_call)
std::uint32_t liopep_sound_call(std::uint32_t answer, float beat_ms, std::uint32_t shortest,
                                std::uint32_t longest, std::uint32_t count, std::uint32_t seed) {
  SoundActivity activity;
  activity.kind = SoundActivityKind::call;
  activity.answer = static_cast<CallAnswer>(answer < 3 ? answer : 0);
  activity.beat_ms = beat_ms;
  activity.shortest_call = static_cast<int>(shortest);
  activity.longest_call = static_cast<int>(longest);
  activity.count = static_cast<int>(count < call_list.size() ? count : call_list.size());
  activity.scale = call_list;
  for (std::size_t i = 0; i < call_list.size(); ++i) {
    const float number = call_list[i];
    const bool is_vowel = number >= 1 && number < static_cast<float>(kVowelCount);
    activity.vowels[i] = is_vowel ? static_cast<Vowel>(number) : Vowel::none;
  }
  is_calling = call.start(activity, seed);
  return is_calling ? 1 : 0;
}
/// The page has played the call.
LIOPEP_EXPORT(liopep_sound_call_played) void liopep_sound_call_played() {
  call.played();
}
/// The call as it is now.
LIOPEP_EXPORT(liopep_sound_call_report) const WireCall* liopep_sound_call_report() {
  return write_call();
}

/// Takes the block.
LIOPEP_EXPORT(liopep_sound_step) const WireSound* liopep_sound_step() {
  write(listener.step(samples));
  if (is_calling) call.step(listener.report());
  return &wire;
}

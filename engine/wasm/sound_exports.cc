// Sound as the page's AudioWorklet asks for it, a module of its own.
// web/src/capture/sound_wire.ts is the other side of this door.
#include <array>
#include <cstddef>
#include <cstdint>

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

Listener listener;
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
LIOPEP_EXPORT(liopep_sound_calibrate) void liopep_sound_calibrate(std::uint32_t count) {
  listener.calibrate(expected.data(), count);
}
LIOPEP_EXPORT(liopep_sound_forget) void liopep_sound_forget() {
  listener.forget_voice();
}

/// Takes the block.
LIOPEP_EXPORT(liopep_sound_step) const WireSound* liopep_sound_step() {
  write(listener.step(samples));
  return &wire;
}

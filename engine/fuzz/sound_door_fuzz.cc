// Any samples at any rate, also those that are no numbers: reports stay sound, and the same input
// gives the same report.
#include <memory>

#include "fuzz/bytes.h"
#include "fuzz/sound_checks.h"

namespace liopep::engine::fuzz {
namespace {

/// A learned voice of any numbers is known or refused; what is known comes back as it was.
void put_back(Listener& listener, Bytes& bytes) {
  LearnedVoice voice = listener.learned_voice();
  const LearnedVoice before = voice;
  const std::size_t changes = bytes.choice(4);
  for (std::size_t i = 0; i < changes; ++i) {
    const std::size_t at = bytes.choice(kLearnedVoiceSize);
    voice[at] = bytes.choice(2) == 0 ? bytes.any_float() : static_cast<float>(bytes.byte());
  }
  const bool is_known = listener.know_voice(voice);
  LIOPEP_MUST(listener.learned_voice() == (is_known ? voice : before));
  for (const float value : listener.learned_voice()) LIOPEP_MUST(is_finite(value));
}

SoundActivity call_of(Bytes& bytes) {
  SoundActivity activity;
  activity.kind = SoundActivityKind::call;
  activity.answer = static_cast<CallAnswer>(bytes.choice(3));
  activity.beat_ms = 400;
  activity.shortest_call = 2;
  activity.longest_call = 2 + static_cast<int>(bytes.choice(11));
  activity.count = 5;
  activity.scale = {0, 2, 4, 7, 9};
  activity.vowels = {Vowel::a, Vowel::e, Vowel::i, Vowel::o, Vowel::u};
  return activity;
}

float sample_of(Bytes& bytes, std::size_t kind, std::size_t i) {
  switch (kind) {
    case 0:
      return 0;
    case 1:
      return bytes.any_float();
    case 2:
      return bytes.small();
    case 3:
      return sine(static_cast<float>(i) * 3) * 0.3F;
    case 4:
      return i % 2 == 0 ? 3e38F : -3e38F;
    default:
      return i % 40 < 4 ? 0.5F : -0.05F;  // a buzz
  }
}

}  // namespace
}  // namespace liopep::engine::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace liopep::engine;
  fuzz::Bytes bytes(data, size);
  static const auto kListener = std::make_unique<Listener>();
  static const auto kTwin = std::make_unique<Listener>();
  constexpr std::array kRates_hz = {8000.0F, 16000.0F, 22050.0F, 44100.0F, 48000.0F, 96000.0F};
  const float rate_hz = bytes.choice(4) == 0 ? bytes.any_float() : kRates_hz[bytes.choice(6)];
  const VowelSet set = bytes.choice(2) == 0 ? VowelSet::five : VowelSet::swedish;
  const bool is_taken = kListener->start(rate_hz, set);
  LIOPEP_MUST(is_taken == (rate_hz >= 8000 && rate_hz <= 96000));
  if (!is_taken) return 0;
  kTwin->start(rate_hz, set);
  const auto vowel = static_cast<Vowel>(bytes.choice(kVowelCount));
  for (Listener* listener : {kListener.get(), kTwin.get()}) {
    listener->forget_voice();
    listener->calibrate(&vowel, 1);
  }
  fuzz::Bytes same = bytes;
  fuzz::put_back(*kListener, same);
  fuzz::put_back(*kTwin, bytes);
  const SoundActivity activity = fuzz::call_of(bytes);
  CallAndAnswer call;
  LIOPEP_MUST(call.start(activity, bytes.byte()));
  std::array<float, kBlockSize> block;
  while (!bytes.empty()) {
    const std::size_t kind = bytes.choice(6);
    const std::size_t repeats = 1 + bytes.choice(24);
    if (repeats % 2 == 0) call.played();
    for (std::size_t r = 0; r < repeats; ++r) {
      for (std::size_t i = 0; i < kBlockSize; ++i)
        block[i] = fuzz::sample_of(bytes, kind, i + r * 128);
      const SoundReport& report = kListener->step(block);
      fuzz::must_be_sound(report);
      fuzz::must_be_sound(call.step(report), activity);
      const SoundReport& twin = kTwin->step(block);
      LIOPEP_MUST(report.pitch_hz == twin.pitch_hz && report.loudness_db == twin.loudness_db);
      LIOPEP_MUST(report.counts == twin.counts && report.vowel == twin.vowel);
    }
  }
  return 0;
}

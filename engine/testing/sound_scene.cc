#include "testing/sound_scene.h"

#include <cstring>
#include <memory>

#include "arithmetic/logarithm.h"
#include "geometry/trigonometry.h"

namespace liopep::engine::testing {
namespace {

/// A filter that keeps a band, after Simper's state-variable form.
class BandPass {
 public:
  BandPass(float low_hz, float high_hz, float rate_hz)
      : low_(one_pole(low_hz, rate_hz)), high_(one_pole(high_hz, rate_hz)) {}

  float next(float x) {
    fast_ += high_ * (x - fast_);
    faster_ += high_ * (fast_ - faster_);
    slow_ += low_ * (faster_ - slow_);
    const float once = faster_ - slow_;
    slower_ += low_ * (once - slower_);
    return once - slower_;
  }

 private:
  static float one_pole(float hz, float rate_hz) {
    return 1 - exponential(-6.2831853F * hz / rate_hz);
  }
  float low_;
  float high_;
  float fast_ = 0;
  float faster_ = 0;
  float slow_ = 0;
  float slower_ = 0;
};

float amplitude_of(float level_db) {
  return square_root(power_of_decibels(level_db));
}

template <class T>
void add_bits(std::uint64_t& hash, const T& value) {
  std::array<unsigned char, sizeof(T)> bytes;
  std::memcpy(bytes.data(), &value, sizeof(T));
  for (const unsigned char byte : bytes) hash = (hash ^ byte) * 0x100000001B3ULL;
}

void add_report(std::uint64_t& hash, const SoundReport& report) {
  add_bits(hash, report.t_ms);
  for (const float value : {report.loudness_db, report.floor_db, report.pitch_hz, report.clarity,
                            report.held_ms, report.steadiness, report.confidence}) {
    add_bits(hash, value);
  }
  add_bits(hash, report.sound);
  add_bits(hash, report.vowel);
  for (int i = 0; i < report.event_count; ++i) {
    const SoundEvent& event = report.events[i];
    add_bits(hash, event.kind);
    add_bits(hash, event.vowel);
    add_bits(hash, event.t_ms);
    for (const float value : {event.confidence, event.duration_ms, event.pitch_hz,
                              event.loudness_db, event.steadiness}) {
      add_bits(hash, value);
    }
  }
}

}  // namespace

SoundScene& SoundScene::last(float until_ms) {
  if (sound_.size() < at(until_ms)) sound_.resize(at(until_ms));
  return *this;
}

void SoundScene::burst(float t_ms, const Burst& burst) {
  const std::size_t begin = at(t_ms);
  const std::size_t length = at(burst.duration_ms);
  if (sound_.size() < begin + length) sound_.resize(begin + length);
  BandPass band(burst.low_hz, burst.high_hz, rate_hz_);
  std::vector<float> noise(length);
  float loudest = 1e-9F;
  for (std::size_t i = 0; i < length; ++i) {
    const float t = static_cast<float>(i) * 1000 / rate_hz_;
    const float rise = burst.attack_ms > 0 ? smaller(t / burst.attack_ms, 1) : 1;
    noise[i] = band.next(dice_.normal(0, 1)) * rise * exponential(-t / burst.decay_ms);
    loudest = larger(loudest, absolute(noise[i]));
  }
  const float gain = 2.5F * amplitude_of(burst.level_db) / loudest;
  for (std::size_t i = 0; i < length; ++i) sound_[begin + i] += gain * noise[i];
}

SoundScene& SoundScene::clap(float t_ms, float level_db, float colour_hz, float decay_ms) {
  burst(t_ms, {level_db, colour_hz * 0.5F, colour_hz * 1.6F, 0.3F, decay_ms, 80});
  burst(t_ms + 3, {level_db - 17, 300, 3000, 4, 60, 350});  // the room
  return *this;
}

SoundScene& SoundScene::snap(float t_ms, float level_db) {
  burst(t_ms, {level_db, 2400, 5500, 0.2F, 5, 50});
  burst(t_ms + 3, {level_db - 20, 1500, 4500, 3, 40, 250});
  return *this;
}

SoundScene& SoundScene::knock(float t_ms, float level_db) {
  burst(t_ms, {level_db, 90, 260, 0.5F, 18, 150});
  burst(t_ms, {level_db - 22, 800, 2500, 0.3F, 4, 40});
  return *this;
}

SoundScene& SoundScene::key(float t_ms, float level_db) {
  burst(t_ms, {level_db, 1500, 6000, 0.3F, 4, 40});
  burst(t_ms + 70, {level_db - 5, 1500, 6000, 0.3F, 3, 40});
  return *this;
}

SoundScene& SoundScene::cough(float t_ms, float level_db) {
  burst(t_ms, {level_db, 400, 3000, 5, 90, 350});
  burst(t_ms + 280, {level_db - 8, 400, 2500, 20, 80, 300});
  return *this;
}

SoundScene& SoundScene::cleared_throat(float t_ms, float level_db) {
  burst(t_ms - 30, {level_db - 18, 400, 5000, 24, 300, 38});
  burst(t_ms, {level_db, 800, 6000, 0.5F, 7, 60});
  return *this;
}

SoundScene& SoundScene::whistle(float t_ms, float duration_ms, float hz, float level_db) {
  const std::size_t begin = at(t_ms);
  const std::size_t length = at(duration_ms);
  if (sound_.size() < begin + length) sound_.resize(begin + length);
  const float gain = 1.414F * amplitude_of(level_db);
  float phase_deg = 0;
  for (std::size_t i = 0; i < length; ++i) {
    const float t = static_cast<float>(i) * 1000 / rate_hz_;
    const float fade = eased(t, 0, 25) * (1 - eased(t, duration_ms - 25, duration_ms));
    phase_deg += 360 * hz / rate_hz_;
    if (phase_deg > 360) phase_deg -= 360;
    sound_[begin + i] += gain * fade * sine(phase_deg);
  }
  return *this;
}

SoundScene& SoundScene::hiss(float t_ms, float duration_ms, float level_db) {
  burst(t_ms, {level_db, 4500, 7500, 30, 100000, duration_ms});
  return *this;
}

SoundScene& SoundScene::voice(float t_ms, Utterance utterance) {
  utterance.rate_hz = rate_hz_;
  speak(sound_, at(t_ms), utterance);
  return *this;
}

SoundScene& SoundScene::syllables(float t_ms, int count, float period_ms, float pitch_hz) {
  for (int i = 0; i < count; ++i) {
    const float begin_ms = t_ms + static_cast<float>(i) * period_ms;
    Utterance murmur = man_says(Vowel::u, period_ms, pitch_hz);
    murmur.formants_hz = {260, 1000, 2200, 3300, 4200, 5400};
    murmur.bandwidths_hz = {80, 400, 400, 500, 600, 700};
    murmur.level_db = -33;
    murmur.seed = dice_.bits();
    voice(begin_ms, murmur);
    Utterance vowel = man_says(Vowel::a, period_ms * 0.6F, pitch_hz);
    vowel.seed = dice_.bits();
    vowel.attack_ms = 25;
    voice(begin_ms + period_ms * 0.35F, vowel);
  }
  return *this;
}

SoundScene& SoundScene::noise(float level_db, float pink) {
  add_noise(sound_, level_db, pink, dice_);
  return *this;
}

int Heard::count(SoundEventKind kind) const {
  return static_cast<int>(last.counts[static_cast<std::size_t>(kind)]);
}

Heard hear(Listener& listener, const std::vector<float>& sound, float rate_hz) {
  Heard heard;
  heard.hash = 0xCBF29CE484222325ULL;
  const std::size_t end = sound.size() + static_cast<std::size_t>(rate_hz / 2);
  for (std::size_t at = 0; at < end; at += kBlockSize) {
    std::array<float, kBlockSize> block{};
    for (std::size_t i = 0; i < kBlockSize && at + i < sound.size(); ++i) block[i] = sound[at + i];
    heard.last = listener.step(block);
    add_report(heard.hash, heard.last);
    for (int i = 0; i < heard.last.event_count; ++i) heard.events.push_back(heard.last.events[i]);
  }
  return heard;
}

Heard hear(const SoundScene& scene, VowelSet set) {
  const auto listener = std::make_unique<Listener>();
  listener->start(scene.rate_hz(), set);
  return hear(*listener, scene.sound(), scene.rate_hz());
}

Utterance man_says(Vowel vowel, float duration_ms, float pitch_hz) {
  Utterance utterance;
  utterance.duration_ms = duration_ms;
  utterance.pitch_hz = pitch_hz;
  switch (vowel) {
    case Vowel::e:
      utterance.formants_hz = {480, 1900, 2520, 3500, 4500, 5500};
      break;
    case Vowel::i:
      utterance.formants_hz = {270, 2290, 3010, 3600, 4500, 5500};
      break;
    case Vowel::o:
      utterance.formants_hz = {500, 850, 2400, 3400, 4500, 5500};
      break;
    case Vowel::u:
      utterance.formants_hz = {300, 870, 2240, 3300, 4500, 5500};
      break;
    default:
      utterance.formants_hz = {730, 1150, 2440, 3500, 4500, 5500};
  }
  return utterance;
}

}  // namespace liopep::engine::testing

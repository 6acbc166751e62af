#include "testing/synthetic_voice.h"

#include "arithmetic/logarithm.h"
#include "geometry/trigonometry.h"

namespace liopep::engine::testing {
namespace {

constexpr float kHighest_hz = 7000;
constexpr float kStep_ms = 4;  ///< in which amplitudes are drawn anew
constexpr std::size_t kMostHarmonics = 128;

/// Gain of a resonance at `hz`, 1 at 0 Hz.
float resonance(float hz, float formant_hz, float bandwidth_hz) {
  const float f2 = formant_hz * formant_hz;
  const float b = bandwidth_hz * hz;
  const float d = f2 + bandwidth_hz * bandwidth_hz / 4 - hz * hz;
  return (f2 + bandwidth_hz * bandwidth_hz / 4) / square_root(d * d + b * b);
}

/// What the tract and the microphone make of a source of 1 at `hz`.
float gain_at(float hz, const Utterance& u) {
  float gain = 1;
  for (std::size_t i = 0; i < kFormants; ++i) {
    gain *= resonance(hz, u.formants_hz[i], u.bandwidths_hz[i]);
  }
  float db = 0;
  const float octaves = natural_log(hz / 100) / 0.693147F;
  for (std::size_t i = 0; i < u.bump_hz.size(); ++i) {
    const float away = natural_log(hz / u.bump_hz[i]) / 0.5F;
    db += u.bump_db[i] * exponential(-away * away);
  }
  // The lips radiate 6 dB an octave; resonances above the sixth lift the upper end.
  db += (u.tilt_db + 6) * octaves + 0.72F * (hz / 1000) * (hz / 1000) * 0.5F;
  if (u.first_db != 0 && hz < 1.5F * u.pitch_hz) db += u.first_db;
  const float cut = hz / u.low_cut_hz;
  float heard = cut / square_root(1 + cut * cut);
  if (u.is_cut_steep) heard *= heard;
  if (u.high_cut_hz > 0) {
    const float high = (hz / u.high_cut_hz) * (hz / u.high_cut_hz);
    heard /= 1 + high * high * high;
  }
  return gain * square_root(power_of_decibels(db)) * heard;
}

/// The tract a while after the beginning.
Utterance after(float t_ms, const Utterance& u) {
  Utterance now = u;
  if (u.onset_ms <= 0) return now;
  const float left = exponential(-2 * t_ms / u.onset_ms);
  for (std::size_t i = 0; i < u.onset.size(); ++i) {
    now.formants_hz[i] *= 1 + (u.onset[i] - 1) * left;
  }
  return now;
}

struct Harmonics {
  std::size_t count = 0;
  std::array<float, kMostHarmonics> phase_deg{};
  std::array<float, kMostHarmonics> room{};
  std::array<float, kMostHarmonics> now{};
  std::array<float, kMostHarmonics> slope{};
  // Where each is on its circle, and how far it turns with a sample.
  std::array<float, kMostHarmonics> x{};
  std::array<float, kMostHarmonics> y{};
  std::array<float, kMostHarmonics> turn_x{};
  std::array<float, kMostHarmonics> turn_y{};

  void aim(float turn_deg, std::size_t samples);
  float next();
};

/// Prepares `samples` samples in each of which the first harmonic turns by so much.
void Harmonics::aim(float turn_deg, std::size_t samples) {
  for (std::size_t k = 0; k < count; ++k) {
    const float turn = turn_deg * static_cast<float>(k + 1);
    x[k] = cosine(phase_deg[k]);
    y[k] = sine(phase_deg[k]);
    turn_x[k] = cosine(turn);
    turn_y[k] = sine(turn);
    phase_deg[k] += turn * static_cast<float>(samples);
    phase_deg[k] -= 360 * static_cast<float>(static_cast<int>(phase_deg[k] / 360));
  }
}

float Harmonics::next() {
  float sum = 0;
  for (std::size_t k = 0; k < count; ++k) {
    sum += now[k] * y[k];
    now[k] += slope[k];
    const float turned = x[k] * turn_x[k] - y[k] * turn_y[k];
    y[k] = x[k] * turn_y[k] + y[k] * turn_x[k];
    x[k] = turned;
  }
  return sum;
}

Harmonics make_harmonics(const Utterance& u, Dice& dice) {
  Harmonics harmonics;
  const float most = smaller(kHighest_hz, u.rate_hz * 0.46F) / (u.pitch_hz * larger(1, u.glide));
  harmonics.count = static_cast<std::size_t>(clamped(most, 1, kMostHarmonics));
  for (std::size_t k = 0; k < harmonics.count; ++k) {
    harmonics.phase_deg[k] = dice.between(0, 360);
    const float re = 1 + u.room * dice.normal(0, 0.7F);
    const float im = u.room * dice.normal(0, 0.7F);
    harmonics.room[k] = square_root(re * re + im * im);
  }
  return harmonics;
}

float envelope_at(float t_ms, const Utterance& u) {
  const float rise = eased(t_ms, 0, u.attack_ms);
  return rise * (1 - eased(t_ms, u.duration_ms - 1.5F * u.attack_ms, u.duration_ms));
}

}  // namespace

std::uint64_t Dice::bits() {
  state_ += 0x9E3779B97F4A7C15ULL;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31);
}

float Dice::normal(float mean, float deviation) {
  float sum = -6;
  for (int i = 0; i < 12; ++i) sum += unit();
  return mean + deviation * sum;
}

float level_db_of(const std::vector<float>& sound, std::size_t from, std::size_t to) {
  double sum = 0;
  for (std::size_t i = from; i < to; ++i) sum += static_cast<double>(sound[i] * sound[i]);
  return decibels_of_power(static_cast<float>(sum / static_cast<double>(to - from)));
}

void speak(std::vector<float>& sound, std::size_t at, const Utterance& u) {
  Dice dice(u.seed);
  const auto length = static_cast<std::size_t>(u.duration_ms * u.rate_hz / 1000);
  const auto step = static_cast<std::size_t>(kStep_ms * u.rate_hz / 1000);
  if (sound.size() < at + length) sound.resize(at + length);
  Harmonics harmonics = make_harmonics(u, dice);
  std::vector<float> voice(length);
  float wander = 0;
  float pitch_hz = u.pitch_hz;
  std::array<float, 2> breath{};
  for (std::size_t i = 0; i < length; ++i) {
    const float t_ms = static_cast<float>(i) * 1000 / u.rate_hz;
    if (i % step == 0) {
      wander = 0.9F * wander + dice.normal(0, u.jitter);
      const float way = static_cast<float>(i) / static_cast<float>(length);
      pitch_hz = u.pitch_hz * (1 + (u.glide - 1) * way) *
                 (1 + wander + u.vibrato * sine(0.36F * u.vibrato_hz * t_ms));
      const Utterance tract = after(t_ms, u);
      for (std::size_t k = 0; k < harmonics.count; ++k) {
        const float next = gain_at(pitch_hz * static_cast<float>(k + 1), tract) * harmonics.room[k];
        if (i == 0) harmonics.now[k] = next;
        harmonics.slope[k] = (next - harmonics.now[k]) / static_cast<float>(step);
      }
      harmonics.aim(360 * pitch_hz / u.rate_hz, step);
    }
    voice[i] = harmonics.next();
  }
  const float gain_db = u.level_db - level_db_of(voice, length / 4, length * 3 / 4);
  const float gain = square_root(power_of_decibels(gain_db));
  const float breath_gain = square_root(power_of_decibels(u.level_db + u.breath_db));
  for (std::size_t i = 0; i < length; ++i) {
    const float t_ms = static_cast<float>(i) * 1000 / u.rate_hz;
    const float noise = dice.normal(0, breath_gain);
    breath = {0.6F * breath[0] + 0.8F * noise, 0};
    sound[at + i] += (gain * voice[i] + breath[0]) * envelope_at(t_ms, u);
  }
}

void add_noise(std::vector<float>& sound, float level_db, float pink, Dice& dice) {
  std::vector<float> noise(sound.size());
  float low = 0;
  for (float& sample : noise) {
    const float white = dice.normal(0, 1);
    low = 0.97F * low + 0.25F * white;
    sample = (1 - pink) * white + pink * low;
  }
  if (noise.empty()) return;
  const float gain = square_root(power_of_decibels(level_db - level_db_of(noise, 0, noise.size())));
  for (std::size_t i = 0; i < sound.size(); ++i) sound[i] += gain * noise[i];
}

}  // namespace liopep::engine::testing

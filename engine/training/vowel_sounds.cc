#include "training/vowel_sounds.h"

#include <array>
#include <memory>
#include <optional>

#include "arithmetic/logarithm.h"
#include "geometry/trigonometry.h"
#include "sound/hearing.h"

namespace liopep::engine::testing {
namespace {

// Five vowels as languages have them: /a/ from the English "ah" to the Spanish and Vietnamese one
// between "ah" and "hat"; /e/ and /o/ from open to nearly closed; /i/ and /u/ also as lax as in
// "hid" and "hood", /u/ also as far in front as in Japanese. Swedish ones by the ratio of Fant's
// (1973) means of men to Peterson and Barney's.
constexpr Quality kQualities[] = {
    {"A", "A", 0, 0, {1, 1, 1}, 1, 1, 1.4F},
    {"A", "{", 0.1F, 0.65F, {1.06F, 1, 1}, 1, -1, 2.6F},
    {"V", "A", 0, 0.6F, {1.16F, 1.04F, 1}, 1, -1, 1.6F},
    {"A", "O", 0.3F, 0.55F, {0.95F, 0.98F, 1.02F}, -1, 1, 0.8F},
    {"E", "E", 0, 0, {1, 1, 1}, 2, 7, 1.4F},
    {"E", "i", 0.1F, 0.45F, {1, 1, 1}, 2, -1, 1.6F},
    {"E", "i", 0.45F, 0.6F, {1, 1, 1}, 2, 2, 0.6F},
    {"E", "i", 0.52F, 0.68F, {0.95F, 1.01F, 1}, -1, 2, 0.9F},
    {"E", "{", 0, 0.5F, {1, 1, 1}, 2, 7, 1.2F},
    {"E", "E", 0, 0, {1, 0.9F, 0.98F}, 2, -1, 0.5F},
    {"i", "i", 0, 0, {1, 1, 1}, 3, 3, 2.4F},
    {"i", "I", 0, 0.5F, {1, 1, 1}, 3, -1, 1.2F},
    {"i", "i", 0, 0, {0.95F, 0.96F, 1.05F}, 3, 3, 1},
    {"O", "O", 0, 0, {1, 1, 1}, 4, -1, 1.4F},
    {"O", "u", 0.1F, 0.55F, {1, 1, 1}, 4, -1, 1.6F},
    {"O", "u", 0.4F, 0.62F, {0.97F, 0.85F, 1}, 4, 6, 1.4F},
    {"O", "u", 0.5F, 0.72F, {1, 0.82F, 1}, 4, -1, 0.8F},
    {"O", "A", 0, 0.4F, {1, 0.97F, 1}, 4, -1, 0.9F},
    {"u", "u", 0, 0, {1, 1, 1}, 5, -1, 1.8F},
    {"u", "U", 0, 0.45F, {1, 1, 1}, 5, -1, 1},
    {"u", "u", 0, 0, {0.97F, 0.8F, 1.02F}, 5, 4, 1},
    {"u", "i", 0.05F, 0.35F, {1, 1, 0.98F}, 5, -1, 0.9F},
    {"i", "u", 0.35F, 0.55F, {1, 1, 0.92F}, -1, 5, 1},
    {"i", "u", 0.08F, 0.25F, {1, 1, 0.92F}, -1, 9, 1},
    {"E", "3'", 0.2F, 0.5F, {0.75F, 1.05F, 1.1F}, 0, 8, 0.9F},
    {"3'", "3'", 0, 0, {1, 1, 1}, 0, 0, 1},
};

/// The mains and their third harmonic.
void add_hum(std::vector<float>& sound, float level_db, Dice& dice) {
  const float amplitude = square_root(power_of_decibels(level_db));
  const float mains_hz = dice.between(0, 1) < 0.7F ? 50 : 60;
  const float phase_deg = dice.between(0, 360);
  for (std::size_t i = 0; i < sound.size(); ++i) {
    const auto second = static_cast<float>(i) / 16000;
    const float turn_deg = 360 * mains_hz * second;
    sound[i] += amplitude * (sine(turn_deg + phase_deg) + 0.6F * sine(3 * turn_deg));
  }
}

/// Too loud for the microphone.
void clip(std::vector<float>& sound, float part) {
  float peak = 0;
  for (const float sample : sound) peak = larger(peak, absolute(sample));
  for (float& sample : sound) sample = clamped(sample, -part * peak, part * peak);
}

/// Feeds the sound to the engine as a microphone would, and takes the colour of what was heard.
VoiceColour hear(std::vector<float> sound, std::size_t first, float snr_db, Dice& dice) {
  const float level_db = level_db_of(sound, first, sound.size());
  add_noise(sound, level_db - snr_db, dice.between(0, 1.3F), dice);
  if (dice.between(0, 1) < 0.2F) add_hum(sound, level_db - dice.between(10, 40), dice);
  if (dice.between(0, 1) < 0.1F) clip(sound, dice.between(0.4F, 0.9F));
  const auto hearing = std::make_unique<Hearing>();
  const auto voice = std::make_unique<Voice>();
  hearing->start();
  voice->start();
  std::array<float, kHopSize> samples;
  for (std::size_t at = 0; at + kHopSize <= sound.size(); at += kHopSize) {
    for (std::size_t i = 0; i < kHopSize; ++i) samples[i] = sound[at + i];
    const Hop& hop = hearing->step(samples);
    if (hop.voiced) voice->take(hop, timbre_of(hop, hearing->spectrum(), hearing->noise()));
  }
  return voice->colour();
}

struct Choice {
  Utterance utterance;
  int five = 0;
  int swedish = 0;
};

Choice choose_other(const Speaker& speaker, Dice& dice) {
  constexpr std::array kOthersDrawn = {Other::hum, Other::hum, Other::organ, Other::saw,
                                       Other::buzz};
  const Other other = kOthersDrawn[dice.bits() % kOthersDrawn.size()];
  const bool is_hum = other == Other::hum;
  return {other_of(speaker, other, dice), is_hum ? 6 : 0, is_hum ? 10 : 0};
}

Choice choose(const Speaker& speaker, Dice& dice) {
  float sum = 0;
  for (const Quality& quality : kQualities) sum += quality.weight;
  constexpr float kOthers = 6;
  float drawn = dice.between(0, sum + kOthers);
  if (drawn >= sum) return choose_other(speaker, dice);
  const Quality* quality = kQualities;
  while (drawn > quality->weight) drawn -= (quality++)->weight;
  return {vowel_of(speaker, *quality, manner_of(dice), dice), quality->five, quality->swedish};
}

constexpr float kShortest_ms = 60;

/// Nothing where the engine heard no voice in it.
std::optional<VowelSound> speak_one(const std::vector<Speaker>& speakers, Dice& dice) {
  const std::size_t index = dice.bits() % speakers.size();
  Choice choice = choose(speakers[index], dice);
  place_in_room(choice.utterance, dice);
  std::vector<float> sound;
  const std::size_t lead = dice.between(0, 1) < 0.15F ? 0 : 4000;
  speak(sound, lead, choice.utterance);
  const VoiceColour colour = hear(sound, lead, dice.between(5, 45), dice);
  if (colour.steady_ms < kShortest_ms) return std::nullopt;
  return VowelSound{static_cast<int>(index), choice.five, choice.swedish, colour};
}

}  // namespace

std::vector<VowelSound> speak_sounds(const std::vector<Speaker>& speakers, int count,
                                     std::uint64_t seed) {
  Dice dice(seed);
  std::vector<VowelSound> sounds;
  for (int i = 0; i < count; ++i) {
    if (auto sound = speak_one(speakers, dice)) sounds.push_back(*sound);
  }
  return sounds;
}

}  // namespace liopep::engine::testing

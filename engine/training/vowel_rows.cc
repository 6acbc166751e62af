// Synthesizes vowels of many bodies and prints what the engine makes of them, one row each:
//   liopep_vowel_rows FORMANTS.csv COUNT SEED > rows.csv
// FORMANTS.csv: pb52.csv of phonTools (Peterson and Barney 1952, 76 speakers, measured). Columns of
// a row: speaker, set-five label, Swedish label, pitch in Hz, 22 bands in dB. train_vowels.py
// learns from these rows.
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <vector>

#include "sound/hearing.h"
#include "sound/voice.h"
#include "training/bodies.h"

namespace liopep::engine::testing {
namespace {

// Swedish qualities by the ratio of Fant's (1973) means of men to Peterson and Barney's.
constexpr Quality kQualities[] = {
    {"A", "A", 0, 0, {1, 1, 1}, 1, 1, 2},
    {"A", "{", 0.05F, 0.5F, {1.05F, 1, 1}, 1, -1, 1.5F},
    {"V", "A", 0, 0.6F, {1.14F, 1.02F, 1}, 1, -1, 1.2F},
    {"A", "O", 0.3F, 0.55F, {0.95F, 0.98F, 1.02F}, -1, 1, 0.8F},
    {"E", "E", 0, 0, {1, 1, 1}, 2, 7, 1.2F},
    {"E", "i", 0.1F, 0.45F, {1, 1, 1}, 2, -1, 1.6F},
    {"E", "i", 0.45F, 0.6F, {1, 1, 1}, 2, 2, 0.6F},
    {"E", "i", 0.52F, 0.68F, {0.95F, 1.01F, 1}, -1, 2, 0.9F},
    {"E", "{", 0, 0.3F, {1, 1, 1}, 2, 7, 0.5F},
    {"i", "i", 0, 0, {1, 1, 1}, 3, 3, 2},
    {"i", "I", 0, 0.3F, {1, 1, 1}, 3, -1, 0.8F},
    {"i", "i", 0, 0, {0.95F, 0.96F, 1.05F}, 3, 3, 1},
    {"O", "O", 0, 0, {1, 1, 1}, 4, -1, 1.2F},
    {"O", "u", 0.1F, 0.55F, {1, 1, 1}, 4, -1, 1.2F},
    {"O", "u", 0.4F, 0.62F, {0.97F, 0.85F, 1}, 4, 6, 1},
    {"O", "A", 0, 0.25F, {1, 1, 1}, 4, -1, 0.4F},
    {"u", "u", 0, 0, {1, 1, 1}, 5, -1, 1.3F},
    {"u", "U", 0, 0.3F, {1, 1, 1}, 5, -1, 0.8F},
    {"u", "u", 0, 0, {1, 0.8F, 1.02F}, 5, 4, 1.2F},
    {"u", "i", 0.05F, 0.35F, {1, 1, 1}, 5, -1, 0.9F},
    {"i", "u", 0.35F, 0.55F, {1, 1, 0.92F}, -1, 5, 1},
    {"i", "u", 0.08F, 0.25F, {1, 1, 0.92F}, 0, 9, 1},
    {"E", "3'", 0.2F, 0.5F, {0.75F, 1.05F, 1.1F}, 0, 8, 1},
    {"3'", "3'", 0, 0, {1, 1, 1}, 0, 0, 0.6F},
};

struct Row {
  int five = 0;
  int swedish = 0;
};

/// Feeds the sound to the engine as a microphone would, and takes the colour of what was heard.
VoiceColour hear(std::vector<float> sound, std::size_t first, float snr_db, Dice& dice) {
  const float level_db = level_db_of(sound, first, sound.size());
  add_noise(sound, level_db - snr_db, dice.between(0, 1), dice);
  static const auto kHearing = std::make_unique<Hearing>();
  static const auto kVoice = std::make_unique<Voice>();
  kHearing->start();
  kVoice->start();
  std::array<float, kHopSize> samples;
  for (std::size_t at = 0; at + kHopSize <= sound.size(); at += kHopSize) {
    for (std::size_t i = 0; i < kHopSize; ++i) samples[i] = sound[at + i];
    const Hop& hop = kHearing->step(samples);
    if (hop.voiced) kVoice->take(hop, timbre_of(hop, kHearing->spectrum(), kHearing->noise()));
  }
  return kVoice->colour();
}

void print(int speaker, const Row& row, const VoiceColour& colour) {
  if (colour.steady_ms < 60) return;
  std::printf("%d,%d,%d,%.1f", speaker, row.five, row.swedish,
              static_cast<double>(colour.pitch_hz));
  for (const float band : colour.timbre) std::printf(",%.2f", static_cast<double>(band));
  std::printf("\n");
}

void make_row(const std::vector<Speaker>& speakers, Dice& dice) {
  const std::size_t index = dice.bits() % speakers.size();
  const Speaker& speaker = speakers[index];
  float sum = 0;
  for (const Quality& quality : kQualities) sum += quality.weight;
  constexpr float kOthers = 4.5F;
  float drawn = dice.between(0, sum + kOthers);
  Row row;
  Utterance u;
  if (drawn > sum) {
    constexpr std::array kOthersDrawn = {Other::hum, Other::hum, Other::organ, Other::saw,
                                         Other::buzz};
    const Other other = kOthersDrawn[dice.bits() % kOthersDrawn.size()];
    u = other_of(speaker, other, dice);
    if (other == Other::hum) row = {6, 10};
  } else {
    const Quality* quality = kQualities;
    while (drawn > quality->weight) drawn -= (quality++)->weight;
    u = vowel_of(speaker, *quality, dice);
    row = {quality->five, quality->swedish};
  }
  place_in_room(u, dice);
  std::vector<float> sound;
  const auto lead = static_cast<std::size_t>(dice.between(0, 1) < 0.15F ? 0 : 4000);
  speak(sound, lead, u);
  print(static_cast<int>(index), row, hear(sound, lead, dice.between(6, 45), dice));
}

}  // namespace
}  // namespace liopep::engine::testing

int main(int argc, char** argv) {
  using namespace liopep::engine::testing;
  if (argc != 4) return 2;
  const auto speakers = read_speakers(argv[1]);
  Dice dice(std::strtoull(argv[3], nullptr, 10));
  for (int i = std::atoi(argv[2]); i > 0; --i) make_row(speakers, dice);
}

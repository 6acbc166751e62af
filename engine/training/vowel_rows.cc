// Synthesizes vowels of many bodies and prints what the engine makes of them, one row each:
//   liopep_vowel_rows FORMANTS.csv COUNT SEED > rows.csv
// FORMANTS.csv: pb52.csv of phonTools (Peterson and Barney 1952, 76 speakers, measured). Columns of
// a row: speaker, set-five label, Swedish label, pitch in Hz, 22 bands in dB. train_vowels.py learns
// from these rows.
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "sound/hearing.h"
#include "sound/voice.h"
#include "testing/synthetic_voice.h"

namespace liopep::engine::testing {
namespace {

using Formants = std::array<float, 3>;

struct Token {
  float pitch_hz;
  Formants formants_hz;
};

/// A person of Peterson and Barney: what was measured of each vowel.
struct Speaker {
  int number = 0;
  char type = 'm';
  std::map<std::string, std::vector<Token>> tokens;
};

std::vector<Speaker> read_speakers(const char* path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  std::map<std::string, Speaker> speakers;
  while (std::getline(file, line)) {
    std::vector<std::string> cells;
    std::stringstream stream(line);
    for (std::string cell; std::getline(stream, cell, ',');) cells.push_back(cell);
    Speaker& speaker = speakers[cells[0] + cells[2]];
    speaker.number = std::atoi(cells[2].c_str());
    speaker.type = cells[0][0];
    const auto number = [&](int i) { return static_cast<float>(std::atof(cells[i].c_str())); };
    speaker.tokens[cells[3]].push_back({number(5), {number(6), number(7), number(8)}});
  }
  std::vector<Speaker> list;
  for (auto& [key, speaker] : speakers) list.push_back(speaker);
  return list;
}

/// A vowel as languages have it: near which of Peterson and Barney's, and between which.
struct Quality {
  const char* from;
  const char* to;
  float least;      ///< way from the one to the other
  float most;
  Formants scale;   ///< of the formants of all of it
  int five;         ///< A E I O U: 1 to 5; 6: a hum; 0: none; -1: not to learn from
  int swedish;      ///< A E I O U Å Ä Ö Y: 1 to 9; 10: a hum
  float weight;
};

// Swedish qualities by the ratio of Fant's (1973) means of men to Peterson and Barney's.
constexpr Quality kQualities[] = {
    {"A", "A", 0, 0, {1, 1, 1}, 1, 1, 2},
    {"A", "{", 0.05F, 0.5F, {1.05F, 1, 1}, 1, -1, 1.5F},
    {"V", "A", 0, 0.6F, {1.14F, 1.02F, 1}, 1, -1, 1.2F},
    {"A", "O", 0.3F, 0.55F, {0.95F, 0.98F, 1.02F}, -1, 1, 0.8F},
    {"E", "E", 0, 0, {1, 1, 1}, 2, 7, 1.2F},
    {"E", "i", 0.1F, 0.45F, {1, 1, 1}, 2, -1, 1.6F},
    {"E", "i", 0.45F, 0.55F, {1, 1, 1}, 2, 2, 0.4F},
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
    {"i", "u", 0.35F, 0.55F, {1, 1, 0.92F}, 0, 5, 1},
    {"i", "u", 0.08F, 0.25F, {1, 1, 0.92F}, 0, 9, 1},
    {"E", "3'", 0.2F, 0.5F, {0.75F, 1.05F, 1.1F}, 0, 8, 1},
    {"3'", "3'", 0, 0, {1, 1, 1}, 0, 0, 1},
};

/// Of neither set: a hum, tones and chords, a voiced rustle.
enum class Other { hum, organ, saw, buzz };

struct Row {
  int five = 0;
  int swedish = 0;
};

constexpr float kPitchOf(char type) {
  return type == 'm' ? 125.0F : type == 'w' ? 215.0F : 270.0F;
}

float speaker_scale(const Speaker& speaker) {
  return speaker.type == 'm' ? 1.0F : speaker.type == 'w' ? 1.15F : 1.3F;
}

void place_in_room(Utterance& u, Dice& dice) {
  u.room = dice.between(0, 1) < 0.3F ? 0 : dice.between(0, 0.7F);
  u.low_cut_hz = std::exp(dice.between(std::log(30.0F), std::log(260.0F)));
  for (std::size_t i = 0; i < 3; ++i) {
    u.bump_hz[i] = std::exp(dice.between(std::log(150.0F), std::log(5000.0F)));
    u.bump_db[i] = dice.normal(0, 3);
  }
  u.level_db = dice.between(-38, -12);
}

void give_body(Utterance& u, const Speaker& speaker, float pitch_hz, Dice& dice) {
  u.seed = dice.bits();
  u.duration_ms = std::exp(dice.between(std::log(160.0F), std::log(700.0F)));
  u.attack_ms = dice.between(10, 50);
  u.pitch_hz = pitch_hz * std::exp(dice.normal(0, 0.2F));
  if (u.pitch_hz < 70) u.pitch_hz = 70;
  u.glide = std::exp(dice.normal(-0.03F, 0.1F));
  u.vibrato = dice.between(0, 1) < 0.3F ? dice.between(0, 0.04F) : 0;
  u.vibrato_hz = dice.between(4, 7);
  u.jitter = dice.between(0.001F, 0.008F);
  u.tilt_db = dice.normal(-11.5F, 2.2F);
  u.breath_db = dice.between(-55, -18);
  const float scale = speaker_scale(speaker);
  u.formants_hz[3] = 3500 * scale * dice.normal(1, 0.06F);
  u.formants_hz[4] = 4500 * scale * dice.normal(1, 0.06F);
  u.formants_hz[5] = 5600 * scale;
  const float width = std::exp(dice.normal(0.1F, 0.3F));
  constexpr std::array<float, kFormants> kWidths = {65, 85, 130, 190, 260, 350};
  for (std::size_t i = 0; i < kFormants; ++i) {
    u.bandwidths_hz[i] = kWidths[i] * width * std::exp(dice.normal(0, 0.25F));
  }
}

const Token& token_of(const Speaker& speaker, const char* vowel, Dice& dice) {
  const auto& tokens = speaker.tokens.at(vowel);
  return tokens[dice.bits() % tokens.size()];
}

Utterance vowel_of(const Speaker& speaker, const Quality& quality, Dice& dice) {
  const Token& from = token_of(speaker, quality.from, dice);
  const Token& to = token_of(speaker, quality.to, dice);
  const float way = dice.between(quality.least, quality.most);
  Utterance u;
  give_body(u, speaker, 0.5F * (from.pitch_hz + kPitchOf(speaker.type)), dice);
  for (std::size_t i = 0; i < 3; ++i) {
    const float middle =
        std::exp((1 - way) * std::log(from.formants_hz[i]) + way * std::log(to.formants_hz[i]));
    u.formants_hz[i] = middle * quality.scale[i] * dice.normal(1, i == 0 ? 0.04F : 0.03F);
  }
  if (u.formants_hz[3] < 1.15F * u.formants_hz[2]) u.formants_hz[3] = 1.15F * u.formants_hz[2];
  if (u.formants_hz[4] < 1.12F * u.formants_hz[3]) u.formants_hz[4] = 1.12F * u.formants_hz[3];
  return u;
}

Utterance other_of(const Speaker& speaker, Other other, Dice& dice) {
  Utterance u;
  give_body(u, speaker, kPitchOf(speaker.type), dice);
  switch (other) {
    case Other::hum:
      u.formants_hz = {dice.between(220, 330), dice.between(900, 1300), dice.between(1900, 2500),
                       3300, 4200, 5400};
      u.bandwidths_hz = {60, dice.between(250, 600), dice.between(300, 600), 500, 600, 700};
      u.tilt_db -= dice.between(2, 7);
      break;
    case Other::organ:
      u.pitch_hz = dice.between(90, 700);
      for (std::size_t i = 0; i < kFormants; ++i) u.bandwidths_hz[i] = 4000;
      u.tilt_db = dice.between(-24, -9);
      break;
    case Other::saw:
      u.pitch_hz = dice.between(80, 500);
      for (std::size_t i = 0; i < kFormants; ++i) u.bandwidths_hz[i] = 3000;
      u.tilt_db = dice.between(-12, -4);
      break;
    case Other::buzz:
      for (std::size_t i = 0; i < kFormants; ++i) {
        u.formants_hz[i] = dice.between(250, 4500);
        u.bandwidths_hz[i] = dice.between(200, 900);
      }
      break;
  }
  return u;
}

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
    constexpr std::array kOthersDrawn = {Other::hum, Other::hum, Other::organ, Other::saw, Other::buzz};
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

#include "training/bodies.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "arithmetic/logarithm.h"

namespace liopep::engine::testing {
namespace {

constexpr float kPitchOf(char type) {
  return type == 'm' ? 125.0F : type == 'w' ? 215.0F : 270.0F;
}

float speaker_scale(const Speaker& speaker) {
  return speaker.type == 'm' ? 1.0F : speaker.type == 'w' ? 1.15F : 1.3F;
}

void give_body(Utterance& u, const Speaker& speaker, float pitch_hz, Dice& dice) {
  u.seed = dice.bits();
  u.duration_ms = exponential(dice.between(natural_log(110), natural_log(700)));
  u.attack_ms = dice.between(10, 50);
  u.pitch_hz = pitch_hz * exponential(dice.normal(0, 0.25F));
  if (u.pitch_hz < 70) u.pitch_hz = 70;
  u.glide = exponential(dice.normal(-0.03F, 0.1F));
  u.vibrato = dice.between(0, 1) < 0.3F ? dice.between(0, 0.04F) : 0;
  u.vibrato_hz = dice.between(4, 7);
  u.jitter = dice.between(0.001F, 0.008F);
  u.tilt_db = dice.normal(-12, 3);
  u.first_db = dice.normal(1, 4);
  u.breath_db = dice.between(-55, -16);
  if (dice.between(0, 1) < 0.5F) {
    u.onset_ms = dice.between(20, 90);
    for (float& part : u.onset) part = exponential(dice.normal(0, 0.18F));
  }
  const float scale = speaker_scale(speaker);
  u.formants_hz[3] = 3500 * scale * dice.normal(1, 0.06F);
  u.formants_hz[4] = 4500 * scale * dice.normal(1, 0.06F);
  u.formants_hz[5] = 5600 * scale;
  const float width = exponential(dice.normal(0.1F, 0.3F));
  constexpr std::array<float, kFormants> kWidths = {65, 85, 130, 190, 260, 350};
  for (std::size_t i = 0; i < kFormants; ++i) {
    u.bandwidths_hz[i] = kWidths[i] * width * exponential(dice.normal(0, 0.25F));
  }
}

/// Who speaks up opens the mouth: the first formant rises, the source is brighter and its first
/// harmonic softer (Lienard and Di Benedetto 1999).
void speak_up(Utterance& u, float effort) {
  u.formants_hz[0] += effort * (70 + 0.14F * u.formants_hz[0]);
  u.tilt_db += 3.5F * effort;
  u.first_db -= 4 * effort;
}

const Token& token_of(const Speaker& speaker, const char* vowel, Dice& dice) {
  const auto& tokens = speaker.tokens.at(vowel);
  return tokens[dice.bits() % tokens.size()];
}

}  // namespace

std::vector<Speaker> read_speakers(const std::string& path) {
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

void place_in_room(Utterance& u, Dice& dice) {
  u.room = dice.between(0, 1) < 0.3F ? 0 : dice.between(0, 0.7F);
  u.low_cut_hz = dice.between(30, 400);
  u.is_cut_steep = dice.between(0, 1) < 0.5F;
  if (dice.between(0, 1) < 0.35F) u.high_cut_hz = dice.between(3400, 7000);
  for (std::size_t i = 0; i < 3; ++i) {
    u.bump_hz[i] = exponential(dice.between(natural_log(150), natural_log(5000)));
    u.bump_db[i] = dice.normal(0, 4);
  }
  u.level_db = dice.between(-38, -12);
}

void stay_in_room(Utterance& u, const Utterance& person) {
  u.room = person.room;
  u.low_cut_hz = person.low_cut_hz;
  u.is_cut_steep = person.is_cut_steep;
  u.high_cut_hz = person.high_cut_hz;
  u.bump_hz = person.bump_hz;
  u.bump_db = person.bump_db;
}

void stay_in_person(Utterance& u, const Utterance& person, Dice& dice) {
  u.tilt_db = person.tilt_db + dice.normal(0, 0.7F);
  u.first_db = person.first_db + dice.normal(0, 1);
  u.breath_db = person.breath_db;
  u.bandwidths_hz = person.bandwidths_hz;
  for (float& width_hz : u.bandwidths_hz) width_hz *= dice.normal(1, 0.1F);
  for (std::size_t i = 3; i < kFormants; ++i) u.formants_hz[i] = person.formants_hz[i];
  stay_in_room(u, person);
  u.level_db = person.level_db + dice.normal(0, 2);
}

Manner manner_of(Dice& dice) {
  // Most people speak to the microphone, some to the room.
  const float drawn = dice.between(0, 1);
  return {0.6F * drawn * (1 + drawn) - 0.15F, dice.normal(1, 0.035F)};
}

Utterance vowel_of(const Speaker& speaker, const Quality& quality, const Manner& manner,
                   Dice& dice) {
  const Token& from = token_of(speaker, quality.from, dice);
  const Token& to = token_of(speaker, quality.to, dice);
  const float way = dice.between(quality.least, quality.most);
  Utterance u;
  give_body(u, speaker, 0.5F * (from.pitch_hz + kPitchOf(speaker.type)), dice);
  for (std::size_t i = 0; i < 3; ++i) {
    const float middle = exponential((1 - way) * natural_log(from.formants_hz[i]) +
                                     way * natural_log(to.formants_hz[i]));
    u.formants_hz[i] = middle * quality.scale[i] * dice.normal(1, i == 0 ? 0.04F : 0.03F);
  }
  speak_up(u, manner.effort);
  for (float& formant_hz : u.formants_hz) formant_hz *= manner.tract;
  if (u.formants_hz[3] < 1.15F * u.formants_hz[2]) u.formants_hz[3] = 1.15F * u.formants_hz[2];
  if (u.formants_hz[4] < 1.12F * u.formants_hz[3]) u.formants_hz[4] = 1.12F * u.formants_hz[3];
  return u;
}

Utterance other_of(const Speaker& speaker, Other other, Dice& dice) {
  Utterance u;
  give_body(u, speaker, kPitchOf(speaker.type), dice);
  switch (other) {
    case Other::hum:
      u.formants_hz = {dice.between(220, 330),
                       dice.between(900, 1300),
                       dice.between(1900, 2500),
                       3300,
                       4200,
                       5400};
      u.bandwidths_hz = {60, dice.between(250, 600), dice.between(300, 600), 500, 600, 700};
      u.tilt_db -= dice.between(2, 7);
      break;
    case Other::r:
      u.formants_hz[0] = speaker_scale(speaker) * dice.between(330, 480);
      u.formants_hz[1] = speaker_scale(speaker) * dice.between(1050, 1400);
      u.formants_hz[2] = u.formants_hz[1] + dice.between(250, 500);
      break;
    case Other::organ:
    case Other::chord:
      u.pitch_hz = other == Other::organ ? dice.between(90, 700) : dice.between(90, 350);
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

}  // namespace liopep::engine::testing

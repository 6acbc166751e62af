#include "training/measured_voices.h"

#include <array>
#include <iterator>

#include "arithmetic/logarithm.h"
#include "geometry/trigonometry.h"
#include "training/measured_statistics.h"

namespace liopep::engine::testing {
namespace {

constexpr std::size_t kVowels = 5;
constexpr std::size_t kNumbers = kTimbreBands + 1;
constexpr std::size_t kAccents = std::size(measured::kMeans) / (kVowels * kNumbers);
constexpr int kSessionSounds = 12;
/// Number of the first of these sessions: after all synthesized ones.
constexpr int kFirstSession = 1'000'000;
constexpr float kTenth_db = 0.1F;
constexpr float kHundredth = 0.01F;  // of an octave
constexpr float kMiddle_hz = 170;

/// An envelope in decibels and a pitch in octaves, or how far they are moved.
using Look = std::array<float, kNumbers>;

constexpr float unit_of(std::size_t number) {
  return number < kTimbreBands ? kTenth_db : kHundredth;
}

void add(Look& to, const Look& look, float part = 1) {
  for (std::size_t i = 0; i < kNumbers; ++i) to[i] += part * look[i];
}

/// Of an accent: all vowels of it, one after the other.
Look mean_of(std::size_t accent, std::size_t vowel) {
  Look look{};
  const short* numbers = measured::kMeans + (accent * kVowels + vowel) * kNumbers;
  for (std::size_t i = 0; i < kNumbers; ++i) {
    look[i] = unit_of(i) * static_cast<float>(numbers[i]);
  }
  return look;
}

/// How looks scatter: along some directions, and each number alone.
struct Scatter {
  const short* directions;
  std::size_t count;
  const short* rest;

  Look draw(float deviations, Dice& dice) const {
    Look look{};
    for (std::size_t d = 0; d < count; ++d) {
      const float way = dice.normal(0, deviations);
      for (std::size_t i = 0; i < kNumbers; ++i) {
        look[i] += way * static_cast<float>(directions[d * kNumbers + i]);
      }
    }
    for (std::size_t i = 0; i < kNumbers; ++i) {
      look[i] += dice.normal(0, deviations) * static_cast<float>(rest[i]);
      look[i] *= unit_of(i);
    }
    return look;
  }
};

constexpr Scatter kOfPerson = {measured::kPersonDirections,
                               std::size(measured::kPersonDirections) / kNumbers,
                               measured::kPersonRest};
constexpr Scatter kOfSound = {measured::kSoundDirections,
                              std::size(measured::kSoundDirections) / kNumbers,
                              measured::kSoundRest};
/// What sets a sound of a vowel apart from a usual one of the person: three fifths of its variance
/// are the person's way to say this vowel.
constexpr float kOfWay = 0.775F;
constexpr float kOfOneSound = 0.632F;
/// Few people were measured: each band scatters more than it did among them.
constexpr float kMore_db = 3;

bool is_other(const Example& example) {
  return example.labels[0] == 0 || example.labels[0] == kVowelsOfSet[0] + 1;
}

/// By how much people's envelopes differ from synthesized ones, the mean of all vowels.
Look difference_of(const std::vector<Session>& synthesized) {
  std::array<Look, kVowels> sums{};
  std::array<float, kVowels> counts{};
  for (const Session& session : synthesized) {
    for (const Example& example : session) {
      if (!example.is_vowel(0)) continue;
      const auto vowel = static_cast<std::size_t>(example.labels[0] - 1);
      const auto inputs = vowel_inputs(example.colour);
      for (std::size_t i = 0; i < kTimbreBands; ++i) sums[vowel][i] += 10 * inputs[i];
      counts[vowel] += 1;
    }
  }
  Look difference{};
  for (std::size_t vowel = 0; vowel < kVowels; ++vowel) {
    for (std::size_t accent = 0; accent < kAccents; ++accent) {
      add(difference, mean_of(accent, vowel), 1.0F / (kVowels * kAccents));
    }
    add(difference, sums[vowel], -1 / (kVowels * counts[vowel]));
  }
  return difference;
}

/// Somebody by chance, in one room.
class Person {
 public:
  Person(const Look& difference, Dice& dice)
      : accent_(dice.between(0, 1) < kVietnamese ? kAccents - 1 : dice.bits() % (kAccents - 1)),
        moves_others_(dice.between(0, 1) < kMoved) {
    person_ = kOfPerson.draw(1, dice);
    for (Look& way : ways_) way = kOfSound.draw(kOfWay, dice);
    above_floor_db_ = dice.between(8, 46);
    of_others_ = person_;
    add(of_others_, difference, dice.between(0, kMostOfDifference));
  }

  Example say(Dice& dice) const {
    const std::size_t vowel = dice.bits() % kVowels;
    Look look = mean_of(accent_, vowel);
    add(look, person_);
    add(look, ways_[vowel]);
    add(look, kOfSound.draw(kOfOneSound, dice));
    Example example;
    for (std::size_t i = 0; i < kTimbreBands; ++i) {
      example.colour.timbre[i] = look[i] + dice.normal(0, kMore_db);
    }
    example.colour.pitch_hz = kMiddle_hz * exponential(kOctave * look[kTimbreBands]);
    example.colour.above_floor_db = above_floor_db_ + dice.normal(0, 2);
    example.labels = {static_cast<int>(vowel) + 1, -1};
    return example;
  }

  Example repeat(Example other) const {
    if (!moves_others_) return other;
    for (std::size_t i = 0; i < kTimbreBands; ++i) other.colour.timbre[i] += of_others_[i];
    return other;
  }

 private:
  static constexpr float kVietnamese = 0.2F;
  static constexpr float kMoved = 0.7F;
  static constexpr float kMostOfDifference = 1.2F;
  static constexpr float kOctave = 0.69314718F;

  std::size_t accent_;
  bool moves_others_;
  Look person_{};
  std::array<Look, kVowels> ways_{};
  float above_floor_db_ = 0;
  Look of_others_{};
};

}  // namespace

std::vector<Session> measured_sessions(const std::vector<Session>& synthesized, int count,
                                       Dice& dice) {
  constexpr float kOthersPart = 0.2F;
  std::vector<const Example*> others;
  for (const Session& session : synthesized) {
    for (const Example& example : session) {
      if (is_other(example)) others.push_back(&example);
    }
  }
  const Look difference = difference_of(synthesized);
  std::vector<Session> sessions;
  for (int number = 0; number < count; ++number) {
    const Person person(difference, dice);
    Session& session = sessions.emplace_back();
    for (int i = 0; i < kSessionSounds; ++i) {
      const bool is_vowel = dice.between(0, 1) >= kOthersPart;
      session.push_back(is_vowel ? person.say(dice)
                                 : person.repeat(*others[dice.bits() % others.size()]));
      session.back().session = kFirstSession + number;
    }
  }
  return sessions;
}

}  // namespace liopep::engine::testing

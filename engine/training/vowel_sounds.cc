#include "training/vowel_sounds.h"

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "arithmetic/logarithm.h"
#include "geometry/trigonometry.h"
#include "sound/hearing.h"
#include "training/accents.h"

namespace liopep::engine::testing {
namespace {

// Five vowels as languages have them: /a/ from the English "ah" to the Spanish and Vietnamese one
// between "ah" and "hat"; /e/ and /o/ from open to nearly closed; /i/ and /u/ also as lax as in
// "hid" and "hood", /u/ also as far in front as in Japanese. Swedish ones by the ratio of Fant's
// (1973) means of men to Peterson and Barney's.
constexpr std::array kQualities = {
    Quality{"A", "A", 0, 0, {1, 1, 1}, 1, 1, 1.4F},
    Quality{"A", "{", 0.1F, 0.65F, {1.06F, 1, 1}, 1, -1, 2.6F},
    Quality{"V", "A", 0, 0.6F, {1.16F, 1.04F, 1}, 1, -1, 1.6F},
    Quality{"A", "O", 0.3F, 0.55F, {0.95F, 0.98F, 1.02F}, -1, 1, 0.8F},
    Quality{"E", "E", 0, 0, {1, 1, 1}, 2, 7, 1.4F},
    Quality{"E", "i", 0.1F, 0.45F, {1, 1, 1}, 2, -1, 2.2F},
    Quality{"E", "i", 0.45F, 0.6F, {1, 1, 1}, 2, 2, 1},
    Quality{"E", "i", 0.2F, 0.5F, {1, 1.1F, 1.03F}, 2, -1, 1.8F},
    Quality{"E", "i", 0.52F, 0.68F, {0.95F, 1.01F, 1}, -1, 2, 0.9F},
    Quality{"E", "{", 0, 0.5F, {1, 1, 1}, 2, 7, 1.2F},
    Quality{"E", "E", 0, 0, {1, 0.9F, 0.98F}, 2, -1, 0.5F},
    Quality{"i", "i", 0, 0, {1, 1, 1}, 3, 3, 2.4F},
    Quality{"i", "I", 0, 0.5F, {1, 1, 1}, 3, -1, 0.2F},
    Quality{"i", "i", 0, 0, {0.95F, 0.96F, 1.05F}, 3, 3, 1},
    Quality{"O", "O", 0, 0, {1, 1, 1}, 4, -1, 1.4F},
    Quality{"O", "u", 0.1F, 0.55F, {1, 1, 1}, 4, -1, 2.2F},
    Quality{"O", "u", 0.4F, 0.62F, {0.97F, 0.85F, 1}, 4, 6, 1.6F},
    Quality{"O", "u", 0.5F, 0.72F, {1, 0.82F, 1}, 4, -1, 0.8F},
    Quality{"O", "A", 0, 0.4F, {1, 0.97F, 1}, 4, -1, 0.9F},
    Quality{"O", "A", 0.3F, 0.8F, {1, 0.94F, 1}, 4, -1, 0.7F},
    Quality{"u", "u", 0, 0, {1, 1, 1}, 5, -1, 1.8F},
    Quality{"u", "U", 0, 0.45F, {1, 1, 1}, 5, -1, 0.2F},
    Quality{"u", "u", 0, 0, {0.97F, 0.8F, 1.02F}, 5, 4, 1},
    Quality{"u", "i", 0.05F, 0.35F, {1, 1, 0.98F}, 5, -1, 0.9F},
    Quality{"i", "u", 0.35F, 0.55F, {1, 1, 0.92F}, -1, 5, 1},
    Quality{"i", "u", 0.08F, 0.25F, {1, 1, 0.92F}, -1, 9, 1},
    Quality{"E", "3'", 0.2F, 0.5F, {0.75F, 1.05F, 1.1F}, 0, 8, 0.9F},
    Quality{"3'", "3'", 0, 0, {1, 1, 1}, 0, 0, 1},
};

/// As they were measured: hod, head, heed, hawed, who'd; and bird.
constexpr std::array kMeasured = {
    Quality{"A", "A", 0, 0, {1, 1, 1}, 1, 1, 1},  Quality{"E", "E", 0, 0, {1, 1, 1}, 2, 7, 1},
    Quality{"i", "i", 0, 0, {1, 1, 1}, 3, 3, 1},  Quality{"O", "O", 0, 0, {1, 1, 1}, 4, -1, 1},
    Quality{"u", "u", 0, 0, {1, 1, 1}, 5, -1, 1}, Quality{"3'", "3'", 0, 0, {1, 1, 1}, 0, 0, 0.6F},
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

/// These sounds are as loud as near voices are: softer ones would be noise of their rooms.
constexpr Softest kNear = {
    .audible_db = -62, .floor_db = -75, .soft_db = -120, .below_voice_db = 200};

/// Feeds the sound to the engine as a microphone would, and takes the colour of what was heard.
VoiceColour hear(std::vector<float> sound, std::size_t first, float snr_db, Dice& dice) {
  const float level_db = level_db_of(sound, first, sound.size());
  add_noise(sound, level_db - snr_db, dice.between(0, 1.3F), dice);
  if (dice.between(0, 1) < 0.2F) add_hum(sound, level_db - dice.between(10, 40), dice);
  if (dice.between(0, 1) < 0.1F) clip(sound, dice.between(0.4F, 0.9F));
  const auto hearing = std::make_unique<Hearing>();
  const auto voice = std::make_unique<Voice>();
  hearing->start(kNear);
  voice->start();
  std::array<float, kHopSize> samples;
  for (std::size_t at = 0; at + kHopSize <= sound.size(); at += kHopSize) {
    for (std::size_t i = 0; i < kHopSize; ++i) samples[i] = sound[at + i];
    const Hop& hop = hearing->step(samples);
    if (hop.voiced) voice->take(hop, band_power_of(hop, hearing->spectrum(), hearing->noise()));
  }
  return voice->colour();
}

/// Vowels of tables: those of Peterson and Barney themselves, and of each accent.
std::vector<std::vector<Quality>> languages_of(const std::vector<Speaker>& speakers) {
  std::vector<std::vector<Quality>> languages;
  for (const Accent& accent : accents()) {
    auto& language = languages.emplace_back();
    for (const AccentVowel& vowel : accent) {
      language.push_back(quality_of(vowel, mean_of_men(speakers, vowel.near)));
    }
  }
  return languages;
}

/// Logarithms of the formants of a man who says it so.
Formants formants_of(const std::vector<Speaker>& speakers, const Quality& way) {
  static const auto kMeans = [&speakers] {
    std::map<std::string, Formants> means;
    for (const auto& [vowel, tokens] : speakers.front().tokens) {
      means[vowel] = mean_of_men(speakers, vowel.c_str());
    }
    return means;
  }();
  Formants formants{};
  for (std::size_t i = 0; i < formants.size(); ++i) {
    formants[i] = (1 - way.least) * natural_log(kMeans.at(way.from)[i]) +
                  way.least * natural_log(kMeans.at(way.to)[i]) + natural_log(way.scale[i]);
  }
  return formants;
}

/// A way to say each vowel, by one person in one room.
class Session {
 public:
  Session(const std::vector<Speaker>& speakers, std::uint64_t seed)
      : dice_(seed), speaker_(dice_.bits() % speakers.size()), who_(speakers[speaker_]) {
    const float drawn = dice_.between(0, 1);
    if (drawn < kOfTable) {
      speak_language(speakers, drawn < kMeasuredPart * kOfTable);
    } else {
      speak_anyhow(speakers);
    }
    manner_ = manner_of(dice_);
    // Bodies are more different than those that were measured.
    manner_.tract *= dice_.normal(1, 0.04F);
    person_ = vowel_of(who_, kQualities[0], manner_, dice_);
    place_in_room(person_, dice_);
    snr_db_ = dice_.between(4, 46);
    has_lead_ = dice_.between(0, 1) > 0.15F;
  }

  /// Nothing where the engine heard no voice in it.
  std::optional<VowelSound> speak_one() {
    VowelSound sound{static_cast<int>(speaker_), 0, 0, 0, {}};
    Utterance u = choose(sound);
    std::vector<float> samples;
    const std::size_t lead = has_lead_ ? 4000 : 0;
    speak(samples, lead, u);
    if (is_chord_) sound_together(samples, lead, u);
    sound.colour = hear(samples, lead, snr_db_ + dice_.normal(0, 2), dice_);
    constexpr float kShortest_ms = 60;
    if (sound.colour.steady_ms < kShortest_ms) return std::nullopt;
    return sound;
  }

 private:
  static constexpr float kOfTable = 0.66F;
  static constexpr float kMeasuredPart = 0.4F;
  static constexpr float kApartOfFive = 0.26F;
  static constexpr float kApartOfNine = 0.12F;

  /// The vowels of one table, each a little moved.
  void speak_language(const std::vector<Speaker>& speakers, bool is_measured) {
    static const auto kLanguages = languages_of(speakers);
    const auto& language = kLanguages[dice_.bits() % kLanguages.size()];
    ways_ = is_measured ? std::vector<Quality>(kMeasured.begin(), kMeasured.end()) : language;
    for (Quality& way : ways_) {
      for (float& scale : way.scale) scale *= dice_.normal(1, is_measured ? 0.01F : 0.03F);
    }
  }

  /// Each vowel of a set in one way of several that languages have, no two of them alike.
  void speak_anyhow(const std::vector<Speaker>& speakers) {
    constexpr int kMostTries = 40;
    const bool is_five = dice_.between(0, 1) < 0.6F;
    for (int tries = 0; tries < kMostTries; ++tries) {
      draw_ways(is_five ? &Quality::five : &Quality::swedish, is_five ? 5 : 9);
      if (are_apart(speakers, is_five ? kApartOfFive : kApartOfNine)) break;
    }
    Quality none = kQualities.back();
    none.weight = 0.4F;
    ways_.push_back(none);
  }

  void draw_ways(int Quality::* label, int vowels) {
    ways_.clear();
    for (int vowel = 1; vowel <= vowels; ++vowel) {
      float sum = 0;
      for (const Quality& way : kQualities) sum += way.*label == vowel ? way.weight : 0;
      float drawn = dice_.between(0, 0.9999F * sum);
      for (const Quality& way : kQualities) {
        if (way.*label != vowel) continue;
        drawn -= way.weight;
        if (drawn >= 0) continue;
        Quality said = way;
        said.least = said.most = dice_.between(way.least, way.most);
        said.weight = 1;
        ways_.push_back(said);
        break;
      }
    }
  }

  /// Languages keep their vowels apart: by so much of the logarithm of their formants.
  bool are_apart(const std::vector<Speaker>& speakers, float least) const {
    for (std::size_t i = 0; i < ways_.size(); ++i) {
      const Formants one = formants_of(speakers, ways_[i]);
      for (std::size_t j = 0; j < i; ++j) {
        const Formants other = formants_of(speakers, ways_[j]);
        float sum = 0;
        for (std::size_t f = 0; f < one.size(); ++f) {
          sum += (one[f] - other[f]) * (one[f] - other[f]);
        }
        if (sum < least * least) return false;
      }
    }
    return true;
  }

  /// A third, a fourth, a fifth or an octave above, and often one more.
  void sound_together(std::vector<float>& samples, std::size_t lead, Utterance u) {
    constexpr std::array kIntervals = {1.189F, 1.26F, 1.335F, 1.498F, 2.0F};
    const int more = dice_.between(0, 1) < 0.5F ? 1 : 2;
    for (int i = 0; i < more; ++i) {
      u.pitch_hz *= kIntervals[dice_.bits() % kIntervals.size()];
      u.level_db += dice_.normal(-1, 2);
      u.seed = dice_.bits();
      speak(samples, lead, u);
    }
  }

  Utterance choose(VowelSound& sound) {
    is_chord_ = false;
    float sum = 0;
    for (const Quality& quality : ways_) sum += quality.weight;
    constexpr float kOthersPart = 0.2F;
    if (dice_.between(0, 1) < kOthersPart) return choose_other(sound);
    float drawn = dice_.between(0, 0.9999F * sum);
    std::size_t i = 0;
    while (drawn > ways_[i].weight) drawn -= ways_[i++].weight;
    const Quality& quality = ways_[i];
    sound.five = quality.five;
    sound.swedish = quality.swedish;
    Utterance u = vowel_of(who_, quality, manner_, dice_);
    const float pitch_hz = u.pitch_hz;
    stay_in_person(u, person_, dice_);
    u.pitch_hz = larger(0.5F * (pitch_hz + person_.pitch_hz), 70);
    return u;
  }

  Utterance choose_other(VowelSound& sound) {
    constexpr std::array kOthers = {Other::hum,  Other::hum, Other::organ, Other::saw,
                                    Other::buzz, Other::r,   Other::chord};
    const Other other = kOthers[dice_.bits() % kOthers.size()];
    is_chord_ = other == Other::chord;
    if (other == Other::hum) {
      sound.five = 6;
      sound.swedish = 10;
    }
    Utterance u = other_of(who_, other, dice_);
    stay_in_room(u, person_);
    return u;
  }

  Dice dice_;
  std::size_t speaker_;
  const Speaker& who_;
  std::vector<Quality> ways_;
  Manner manner_;
  Utterance person_;
  float snr_db_ = 0;
  bool has_lead_ = true;
  bool is_chord_ = false;
};

}  // namespace

std::vector<VowelSound> speak_session(const std::vector<Speaker>& speakers, std::uint64_t seed) {
  Session session(speakers, seed * 0x9E3779B97F4A7C15ULL);
  std::vector<VowelSound> sounds;
  for (int i = 0; i < kSessionSounds; ++i) {
    auto sound = session.speak_one();
    if (!sound) continue;
    sound->session = static_cast<int>(seed);
    sounds.push_back(*sound);
  }
  return sounds;
}

}  // namespace liopep::engine::testing

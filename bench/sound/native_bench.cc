// How well the engine hears, on voices of people who were not among those it learned from:
//   liopep_sound_bench pb52.csv [FIFTH]      prints one JSON object
// Speakers are Peterson and Barney's with a number divisible by five; their measured formants are
// synthesized anew, another room and microphone for each person.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <vector>

#include "liopep/sound.h"
#include "testing/sound_scene.h"
#include "training/accents.h"
#include "training/bodies.h"

namespace liopep::engine::testing {
namespace {

/// The vowels of a set, and how they are said.
struct Words {
  VowelSet set = VowelSet::five;
  std::vector<Vowel> vowels;
  std::vector<Quality> ways;
  std::vector<Vowel> asked;  ///< for which the listener knows that they are to be said
};

/// Peterson and Barney's words for five: hod, head, heed, hawed, who'd.
Words five_words() {
  return {VowelSet::five,
          {Vowel::a, Vowel::e, Vowel::i, Vowel::o, Vowel::u},
          {{"A", "A", 0, 0, {1, 1, 1}, 1, 0, 1},
           {"E", "E", 0, 0, {1, 1, 1}, 2, 0, 1},
           {"i", "i", 0, 0, {1, 1, 1}, 3, 0, 1},
           {"O", "O", 0, 0, {1, 1, 1}, 4, 0, 1},
           {"u", "u", 0, 0, {1, 1, 1}, 5, 0, 1}},
          {}};
}

/// Nine Swedish ones: what sets Fant's (1973) men apart from Peterson and Barney's, in all bodies.
Words nine_words(const std::vector<Speaker>& speakers) {
  Words words{VowelSet::swedish, {}, {}, {}};
  for (int number = 1; number <= 9; ++number) {
    for (const AccentVowel& vowel : accents().back()) {
      if (vowel.swedish != number) continue;
      words.vowels.push_back(static_cast<Vowel>(number));
      words.ways.push_back(quality_of(vowel, mean_of_men(speakers, vowel.near)));
      break;
    }
  }
  return words;
}

/// A E I O U as the letters are called in Swedish, where just they are asked for.
Words swedish_letters(const std::vector<Speaker>& speakers) {
  Words words = nine_words(speakers);
  words.vowels.resize(5);
  words.ways.resize(5);
  words.asked = words.vowels;
  return words;
}

struct Sessions {
  int of_each;  ///< speaker
  int seed;
};
constexpr Sessions kFew = {4, 1000};
/// What one vowel more or less is worth then hardly shows.
constexpr Sessions kMany = {24, 3000};

struct Share {
  int right = 0;
  int all = 0;
  double percent() const { return all > 0 ? 100.0 * right / all : 0; }
};

Utterance person_of(const Speaker& speaker, const Manner& manner, Dice& dice) {
  Utterance person = vowel_of(speaker, five_words().ways[0], manner, dice);
  place_in_room(person, dice);
  return person;
}

/// One person's vowels, with pauses, in one room.
std::vector<float> say(const Words& words, const Speaker& speaker, const Manner& manner,
                       const Utterance& person, float snr_db, Dice& dice) {
  SoundScene scene(16000, dice.bits());
  for (std::size_t i = 0; i < words.ways.size(); ++i) {
    Utterance u = vowel_of(speaker, words.ways[i], manner, dice);
    stay_in_person(u, person, dice);
    u.pitch_hz = person.pitch_hz * dice.normal(1, 0.06F);
    u.duration_ms = dice.between(500, 1100);
    scene.last(400).voice(400 + 1900 * static_cast<float>(i), u);
  }
  scene.last(400 + 1900 * static_cast<float>(words.ways.size())).noise(person.level_db - snr_db);
  return scene.sound();
}

/// Which vowel was heard where each was said.
std::vector<Vowel> guesses_of(const Heard& heard, const Words& words) {
  std::vector<Vowel> guesses(words.vowels.size());
  for (const SoundEvent& event : heard.events) {
    if (event.kind != SoundEventKind::vowel) continue;
    const auto place = static_cast<std::size_t>(std::max(0.0, (event.t_ms - 400) / 1900 + 0.2));
    if (place < guesses.size() && event.duration_ms > 200) guesses[place] = event.vowel;
  }
  return guesses;
}

void count_right(const Heard& heard, const Words& words, Share& share) {
  const std::vector<Vowel> guesses = guesses_of(heard, words);
  for (std::size_t i = 0; i < guesses.size(); ++i) {
    ++share.all;
    if (guesses[i] == words.vowels[i]) ++share.right;
  }
}

struct Vowels {
  Share without;
  Share calibrated;
};

Vowels hear_vowels(const Words& words, const std::vector<Speaker>& speakers, std::size_t fifth,
                   float snr_db, Sessions sessions = kFew) {
  Vowels vowels;
  Dice dice(static_cast<std::uint64_t>(static_cast<float>(sessions.seed) + snr_db));
  const auto listener = std::make_unique<Listener>();
  for (std::size_t index = fifth; index < speakers.size(); index += 5) {
    for (int round = 0; round < sessions.of_each; ++round) {
      const Manner manner = manner_of(dice);
      const Utterance person = person_of(speakers[index], manner, dice);
      const auto own = say(words, speakers[index], manner, person, 30, dice);
      const auto said = say(words, speakers[index], manner, person, snr_db, dice);
      listener->start(16000, words.set);
      listener->forget_voice();
      listener->ask_for(words.asked.data(), words.asked.size());
      count_right(hear(*listener, said, 16000), words, vowels.without);
      listener->start(16000, words.set);
      listener->forget_voice();
      listener->calibrate(words.vowels.data(), words.vowels.size());
      hear(*listener, own, 16000);
      listener->start(16000, words.set);
      listener->ask_for(words.asked.data(), words.asked.size());
      count_right(hear(*listener, said, 16000), words, vowels.calibrated);
    }
  }
  return vowels;
}

/// One vowel is asked for and all are said: how often it is heard, and how often another is taken
/// for it.
struct AskedAlone {
  Share heard;
  Share mistaken;
};

AskedAlone ask_for_one(const Words& words, const std::vector<Speaker>& speakers,
                       std::size_t fifth) {
  AskedAlone alone;
  Dice dice(2000);
  const auto listener = std::make_unique<Listener>();
  for (std::size_t index = fifth; index < speakers.size(); index += 5) {
    const Manner manner = manner_of(dice);
    const Utterance person = person_of(speakers[index], manner, dice);
    const auto said = say(words, speakers[index], manner, person, 35, dice);
    for (const Vowel& asked : words.vowels) {
      listener->start(16000, words.set);
      listener->forget_voice();
      listener->ask_for(&asked, 1);
      const std::vector<Vowel> guesses = guesses_of(hear(*listener, said, 16000), words);
      for (std::size_t i = 0; i < guesses.size(); ++i) {
        Share& share = words.vowels[i] == asked ? alone.heard : alone.mistaken;
        ++share.all;
        if (guesses[i] == asked) ++share.right;
      }
    }
  }
  return alone;
}

/// How much of what is no vowel of the five is refused: hums, organs, buzzes, noise bursts, the
/// vowel of "bird", two tones at once.
Share refuse_others(const std::vector<Speaker>& speakers, std::size_t fifth) {
  Share refused;
  Dice dice(77);
  const Quality bird = {"3'", "3'", 0, 0, {1, 1, 1}, 0, 0, 1};
  for (std::size_t index = fifth; index < speakers.size(); index += 5) {
    for (int kind = 0; kind < 7; ++kind) {
      SoundScene scene(16000, dice.bits());
      scene.last(400);
      Utterance u = kind < 4    ? other_of(speakers[index], static_cast<Other>(kind), dice)
                    : kind == 4 ? vowel_of(speakers[index], bird, manner_of(dice), dice)
                                : other_of(speakers[index], Other::organ, dice);
      place_in_room(u, dice);
      u.duration_ms = 700;
      if (kind == 5) {
        scene.hiss(400, 700).cough(1400);
      } else {
        scene.voice(400, u);
      }
      if (kind == 6) {
        u.pitch_hz *= 1.498F;
        scene.voice(400, u);
      }
      const Heard heard = hear(scene.last(2000).noise(-60));
      ++refused.all;
      const bool named = std::ranges::any_of(heard.events, [](const SoundEvent& event) {
        return event.kind == SoundEventKind::vowel && event.vowel != Vowel::none;
      });
      if (!named) ++refused.right;
    }
  }
  return refused;
}

/// The largest error of a count in twenty seconds, over many scenes.
int worst_claps() {
  int worst = 0;
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    SoundScene scene(48000, seed);
    const float period_ms = scene.dice().between(220, 1100);
    const int count = static_cast<int>(19000 / period_ms);
    for (int i = 0; i < count; ++i) {
      const float t_ms =
          500 + period_ms * (static_cast<float>(i) + scene.dice().between(-0.1F, 0.1F));
      scene.clap(t_ms, scene.dice().between(-24, -6), scene.dice().between(800, 1800),
                 scene.dice().between(6, 12));
    }
    scene.last(20000).noise(scene.dice().between(-70, -50));
    worst = std::max(worst, std::abs(hear(scene).count(SoundEventKind::clap) - count));
  }
  return worst;
}

int worst_syllables() {
  int worst = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    SoundScene scene(16000, seed);
    const float period_ms = scene.dice().between(230, 900);
    const int count = static_cast<int>(19000 / period_ms);
    scene.last(400).syllables(500, count, period_ms, scene.dice().between(95, 300));
    scene.last(20500).noise(scene.dice().between(-65, -48));
    worst = std::max(worst, std::abs(hear(scene).count(SoundEventKind::syllable) - count));
  }
  return worst;
}

/// Claps and syllables counted in twenty seconds of knocks, and claps in twenty of speech.
int false_counts() {
  int sum = 0;
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    SoundScene knocks(48000, seed);
    for (int i = 0; i < 30; ++i) {
      knocks.knock(500 + 640 * static_cast<float>(i), knocks.dice().between(-25, -6));
    }
    const Heard heard = hear(knocks.last(20000).noise(-60));
    sum += heard.count(SoundEventKind::clap) + heard.count(SoundEventKind::snap) +
           heard.count(SoundEventKind::syllable);
    SoundScene speech(16000, seed);
    speech.last(400).syllables(500, 80, 240, speech.dice().between(95, 280)).noise(-60);
    sum += hear(speech).count(SoundEventKind::clap);
  }
  return sum;
}

}  // namespace
}  // namespace liopep::engine::testing

int main(int argc, char** argv) {
  using namespace liopep::engine::testing;
  const auto speakers = argc > 1 ? read_speakers(argv[1]) : std::vector<Speaker>{};
  // 0: the speakers held out; 1: those that thresholds are tuned with.
  const std::size_t fifth = argc > 2 ? static_cast<std::size_t>(std::atoi(argv[2])) : 0;
  std::printf("{");
  if (!speakers.empty()) {
    const Vowels clean = hear_vowels(five_words(), speakers, fifth, 35);
    const Vowels noisy = hear_vowels(five_words(), speakers, fifth, 10);
    const Vowels many = hear_vowels(five_words(), speakers, fifth, 35, kMany);
    const Vowels many_noisy = hear_vowels(five_words(), speakers, fifth, 10, kMany);
    const Vowels nine = hear_vowels(nine_words(speakers), speakers, fifth, 35);
    const Vowels letters = hear_vowels(swedish_letters(speakers), speakers, fifth, 35);
    const AskedAlone alone = ask_for_one(five_words(), speakers, fifth);
    std::printf(
        "\"many\":%.1f,\"many_own\":%.1f,\"many_10dB\":%.1f,\"many_own_10dB\":%.1f,"
        "\"many_tokens\":%d,",
        many.without.percent(), many.calibrated.percent(), many_noisy.without.percent(),
        many_noisy.calibrated.percent(), many.without.all);
    std::printf("\"letters\":%.1f,\"letters_own\":%.1f,", letters.without.percent(),
                letters.calibrated.percent());
    std::printf("\"asked_heard\":%.1f,\"asked_mistaken\":%.1f,", alone.heard.percent(),
                alone.mistaken.percent());
    std::printf(
        "\"vowels\":%.1f,\"vowels_own\":%.1f,\"vowels_10dB\":%.1f,\"vowels_own_10dB\":%.1f,"
        "\"tokens\":%d,\"refused\":%.1f,\"nine\":%.1f,\"nine_own\":%.1f,",
        clean.without.percent(), clean.calibrated.percent(), noisy.without.percent(),
        noisy.calibrated.percent(), clean.without.all, refuse_others(speakers, fifth).percent(),
        nine.without.percent(), nine.calibrated.percent());
  }
  std::printf("\"worst_claps\":%d,\"worst_syllables\":%d,\"false_counts\":%d}\n", worst_claps(),
              worst_syllables(), false_counts());
}

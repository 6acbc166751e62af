#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "testing/synthetic_voice.h"

namespace liopep::engine::testing {

using Formants = std::array<float, 3>;

struct Token {
  float pitch_hz;
  Formants formants_hz;
};

/// A person of Peterson and Barney (1952): what was measured of each vowel.
struct Speaker {
  int number = 0;
  char type = 'm';  ///< m, w or c: man, woman, child
  std::map<std::string, std::vector<Token>> tokens;
};

/// Reads pb52.csv of phonTools; empty where there is none.
std::vector<Speaker> read_speakers(const std::string& path);

/// A vowel as languages have it: near which of Peterson and Barney's, and between which.
struct Quality {
  const char* from;
  const char* to;
  float least;  ///< way from the one to the other
  float most;
  Formants scale;  ///< of the formants of all of it
  int five;        ///< A E I O U: 1 to 5; 6: a hum; 0: none; -1: not to learn from
  int swedish;     ///< A E I O U Å Ä Ö Y: 1 to 9; 10: a hum
  float weight;    ///< how often
};

/// How somebody speaks, in all vowels alike.
struct Manner {
  float effort = 0;  ///< 0: low, 1: to the next room
  float tract = 1;   ///< formants, in those of the speaker who was measured
};
Manner manner_of(Dice& dice);

/// Of neither set: a hum, tones, a voiced rustle, an "r", tones to be sounded together.
enum class Other { hum, organ, saw, buzz, r, chord };

/// A room and a microphone by chance.
void place_in_room(Utterance& u, Dice& dice);
/// The same room and microphone as another sound of this person.
void stay_in_room(Utterance& u, const Utterance& person);
/// What stays as it is from one sound of a person to the next: the voice, the room, the microphone.
void stay_in_person(Utterance& u, const Utterance& person, Dice& dice);

Utterance vowel_of(const Speaker& speaker, const Quality& quality, const Manner& manner,
                   Dice& dice);
Utterance other_of(const Speaker& speaker, Other other, Dice& dice);

}  // namespace liopep::engine::testing

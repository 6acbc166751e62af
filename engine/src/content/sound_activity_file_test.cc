#include <gtest/gtest.h>

#include <string>

#include "liopep/sound_activity.h"
#include "testing/recording.h"

namespace liopep::engine {
namespace {

using testing::replaced;

std::string text_of(const std::string& id) {
  return testing::read_text("content/sounds/" + id + ".json");
}

std::string error_of(const std::string& text) {
  SoundActivity activity;
  ContentError error;
  if (read_sound_activity(text, activity, error)) return "understood";
  return std::string(error.field.data()) + ": " + error.reason.data();
}

TEST(SoundActivityFile, SaysWhatCounts) {
  SoundActivity hold;
  SoundActivity row;
  SoundActivity rhythm;
  ContentError error;

  ASSERT_TRUE(read_sound_activity(text_of("hold-a"), hold, error)) << error.reason.data();
  ASSERT_TRUE(read_sound_activity(text_of("a-e-i-o-u"), row, error)) << error.reason.data();
  ASSERT_TRUE(read_sound_activity(text_of("clap-rhythm"), rhythm, error)) << error.reason.data();

  EXPECT_EQ(hold.vowels[0], Vowel::a);
  EXPECT_EQ(hold.hold_ms, 5000);
  EXPECT_EQ(row.count, 5);
  EXPECT_EQ(row.vowels[4], Vowel::u);
  EXPECT_EQ(rhythm.beats_ms[3], 1500);
  EXPECT_EQ(rhythm.counting, SoundCounting::repetitions);
}

TEST(SoundActivityFile, EveryFileOfTheContentIsUnderstood) {
  for (const char* id : {"hold-a", "a-e-i-o-u", "clap-rhythm", "hum-glide", "pitch-flight",
                         "clap-beat", "answer-claps", "answer-tones", "answer-vowels"}) {
    EXPECT_EQ(error_of(text_of(id)), "understood") << id;
  }
}

TEST(SoundActivityFile, WhatIsWrongIsNamed) {
  const std::string hold = text_of("hold-a");
  const std::string row = text_of("a-e-i-o-u");
  const std::string rhythm = text_of("clap-rhythm");

  EXPECT_EQ(error_of(replaced(hold, "\"vowel\": \"A\"", "\"vowel\": \"W\"")),
            "vowel: must be A, E, I, O, U, Å, Ä, Ö or Y");
  EXPECT_EQ(error_of(replaced(hold, "\"hold_ms\": 5000", "\"hold_ms\": 4000")),
            "shortest_repetition_ms: must not be longer than hold_ms");
  EXPECT_EQ(error_of(replaced(hold, "\"kind\": \"hold\"", "\"kind\": \"glide\"")),
            "vowel: does not belong to this kind");
  EXPECT_EQ(error_of(replaced(hold, "\"counting\": \"hold\"", "\"counting\": \"points\"")),
            "counting: must be hold for a hold, points for a game, else repetitions");
  EXPECT_EQ(error_of(replaced(row, "[\"A\", \"E\", \"I\", \"O\", \"U\"]", "[\"A\"]")),
            "vowels: must have at least two");
  EXPECT_EQ(error_of(replaced(rhythm, "1200, 1500", "1200, 1300")),
            "beats_ms[3]: must be 180 to 5000 ms after the clap before");
  EXPECT_EQ(error_of(replaced(rhythm, "\"sv\": \"Klappa rytmen\"", "\"sv\": \"\"")),
            "name.sv: must not be empty");
  EXPECT_EQ(error_of(hold + "x"), "file: has something after its end");
  EXPECT_EQ(error_of("{}"), "id: is missing");
}

TEST(SoundActivityFile, WhatIsWrongInACallIsNamed) {
  const std::string claps = text_of("answer-claps");
  const std::string tones = text_of("answer-tones");
  const std::string vowels = text_of("answer-vowels");

  EXPECT_EQ(error_of(replaced(claps, "\"claps\",", "\"whistles\",")),
            "answer: must be claps, tones or vowels");
  EXPECT_EQ(error_of(replaced(claps, "\"shortest_call\": 3", "\"shortest_call\": 3.5")),
            "shortest_call: must be a whole number from 2 to 12");
  EXPECT_EQ(error_of(replaced(claps, "\"longest_call\": 8", "\"longest_call\": 2")),
            "longest_call: must not be below shortest_call");
  EXPECT_EQ(error_of(replaced(claps, "\"beat_ms\": 600", "\"beat_ms\": 300")),
            "beat_ms: must lie within 400 and 2000 ms");
  EXPECT_EQ(error_of(replaced(claps, "_ms\": 600,\n  \"shortest_call\"",
                              "_ms\": 600,\n  \"scale\": [0, 2],\n  \"shortest_call\"")),
            "scale: does not belong to this kind");
  EXPECT_EQ(error_of(replaced(claps, "repetition_ms\": 600", "repetition_ms\": 900")),
            "shortest_repetition_ms: must not be longer than the quickest first call");
  EXPECT_EQ(error_of(replaced(tones, "[0, 2,", "[0, 1,")),
            "scale[1]: must be at least 2 semitones above the tone before");
  EXPECT_EQ(error_of(replaced(tones, "[0, 2,", "[2, 4,")),
            "scale[0]: must be 0: tones count from there");
  EXPECT_EQ(error_of(replaced(vowels, "\"A\", \"E\"", "\"A\", \"A\"")),
            "vowels: must each be there once in a call");
}

TEST(SoundActivityFile, IdsAndPointsFollowTheRulesOfAllContent) {
  const std::string game = text_of("clap-beat");
  for (const char* id : {"\"2-claps\"", "\"-claps\"", "\"Claps\"", "\"\""}) {
    EXPECT_EQ(error_of(replaced(game, "\"clap-beat\"", id)),
              "id: must be 1 to 32 of a-z, 0-9 and -, beginning with a letter");
  }
  EXPECT_EQ(error_of(replaced(game, "\"clap-beat\"", "\"walk\"")),
            "id: auto, free-move and walk are taken");
  EXPECT_EQ(error_of(replaced(game, "1500", "1500.5")),
            "most_points_per_minute: must be a whole number from 1 to 100000");
}

}  // namespace
}  // namespace liopep::engine

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
  for (const char* id :
       {"hold-a", "a-e-i-o-u", "clap-rhythm", "hum-glide", "pitch-flight", "clap-beat"}) {
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

}  // namespace
}  // namespace liopep::engine

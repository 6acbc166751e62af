#include <gtest/gtest.h>

#include <string>

#include "liopep/game.h"
#include "testing/recording.h"

namespace liopep::engine {
namespace {

using testing::replaced;

std::string text_of(std::string_view id) {
  return testing::read_text("content/games/" + std::string(id) + ".json");
}

std::string error_of(const std::string& text) {
  GameFile game;
  ContentError error;
  if (read_game(text, game, error)) return "understood";
  return std::string(error.field.data()) + ": " + error.reason.data();
}

TEST(GameFile, EveryGameHasItsFile) {
  for (int kind = 0; kind < kGameCount; ++kind) {
    GameFile game;
    ContentError error;

    const bool understood = read_game(text_of(kGameIds[kind]), game, error);

    EXPECT_TRUE(understood) << kGameIds[kind] << ": " << error.field.data() << " "
                            << error.reason.data();
    EXPECT_EQ(static_cast<int>(game.kind), kind);
    EXPECT_GE(game.met, 2);
    EXPECT_EQ(game.position, Position::seated);
    EXPECT_NE(game.positions & bit_of(Position::wheelchair), 0);
    EXPECT_NE(game.needs & bit_of(BodyPart::shoulders), 0U);
    EXPECT_EQ(game.needs & bit_of(BodyPart::hips), 0U) << "playable with the upper body alone";
  }
}

TEST(GameFile, WhatIsWrongIsNamed) {
  const std::string text = text_of("catch");

  EXPECT_EQ(error_of(replaced(text, "\"catch\"", "\"chess\"")),
            "id: must be catch, sky, beam, mirror, boxing or paint");
  EXPECT_EQ(error_of(replaced(text, "2.8", "9.8")),
            "met: must have a code that the engine knows, with its value");
  EXPECT_EQ(error_of(replaced(text, "\"seated\"", "\"hanging\"")),
            "positions[0]: must be standing, seated, wheelchair or floor");
  EXPECT_EQ(error_of(replaced(text, "\"sv\": \"Fånga\"", "\"sv\": \"\"")),
            "name.sv: must not be empty");
  EXPECT_EQ(error_of(replaced(text, "\"view\"", "\"vju\"")),
            "cues.vju: is not a field that is known here");
  EXPECT_EQ(error_of(replaced(text, "7500", "0")),
            "most_points_per_minute: must be a whole number from 1 to 100000");
  EXPECT_EQ(error_of(replaced(text, "7500", "1.5")),
            "most_points_per_minute: must be a whole number from 1 to 100000");
  EXPECT_EQ(error_of(text + "x"), "file: has something after its end");
  EXPECT_EQ(error_of("{}"), "id: is missing");
  EXPECT_EQ(error_of(""), "file: must be an object");
}

}  // namespace
}  // namespace liopep::engine

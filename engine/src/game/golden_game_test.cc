// One recording, played through every game, gives the same bits natively and as WebAssembly; the
// page's own tests play it through their door and must come to the same.
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>

#include "content/json_reader.h"
#include "game/fingerprint.h"
#include "liopep/game.h"
#include "testing/recording.h"

namespace liopep::engine::testing {
namespace {

struct Known {
  std::uint32_t score = 0;
  std::string fingerprint;
};

/// What engine/recordings/star-reach.games.json knows: each game's score and fingerprint.
struct KnownGames {
  std::uint32_t seed = 0;
  std::map<std::string, Known, std::less<>> games;
};

KnownGames known_games() {
  const std::string text = read_text("engine/recordings/star-reach.games.json");
  JsonReader reader(text);
  KnownGames known;
  reader.object([&](std::string_view key) {
    if (key == "seed") {
      known.seed = static_cast<std::uint32_t>(reader.number());
      return;
    }
    reader.object([&](std::string_view game) {
      Known& answer = known.games[std::string(game)];
      reader.object([&](std::string_view member) {
        if (member == "score") {
          answer.score = static_cast<std::uint32_t>(reader.number());
        } else {
          answer.fingerprint = reader.raw_string();
        }
      });
    });
  });
  EXPECT_TRUE(reader.ok()) << reader.error().field.data() << ' ' << reader.error().reason.data();
  return known;
}

std::string hex_of(std::uint64_t value) {
  std::string text(16, '0');
  for (int i = 0; i < 16; ++i) text[i] = "0123456789abcdef"[value >> (60 - 4 * i) & 0xF];
  return text;
}

class GoldenGame : public ::testing::TestWithParam<int> {};

INSTANTIATE_TEST_SUITE_P(Games, GoldenGame, ::testing::Range(0, kGameCount), [](const auto& info) {
  return std::string(kGameIds[static_cast<std::size_t>(info.param)]);
});

TEST_P(GoldenGame, PlaysARecordingToTheKnownScoreBitByBit) {
  const Recording recording = read_recording("star-reach");
  const KnownGames known = known_games();
  const auto id = kGameIds[static_cast<std::size_t>(GetParam())];
  const auto answer = known.games.find(id);
  ASSERT_NE(answer, known.games.end());
  const auto game = std::make_unique<Game>();
  game->start({.kind = static_cast<GameKind>(GetParam()), .seed = known.seed});

  std::uint64_t found = kEmptyFingerprint;
  for (std::size_t i = 0; i < recording.frames.size(); ++i) {
    const double t_ms = static_cast<double>(i) * 1000 / recording.fps;
    found = fingerprint(game->step(t_ms, {.body = &recording.frames[i]}), found);
  }

  EXPECT_EQ(game->report().score, answer->second.score);
  EXPECT_EQ(hex_of(found), answer->second.fingerprint);
}

}  // namespace
}  // namespace liopep::engine::testing

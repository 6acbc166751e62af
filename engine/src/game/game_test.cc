#include "liopep/game.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <string>

#include "testing/game_player.h"
#include "testing/recording.h"

namespace liopep::engine {
namespace {

using testing::GamePlayer;
using testing::kAverage;
using testing::kGood;
using testing::kPoor;
using testing::play;
using testing::PlayedGame;
using testing::PlayerSeat;
using testing::Talent;

constexpr int kSeeds = 4;
constexpr Talent kStill = {.reaction_s = 1000, .timing_s = 0.08F};

/// What some players of one talent reach together, on the mean of one game.
struct Outcome {
  float score = 0;
  float level = 0;
};

Outcome outcome_of(GameOptions options, const Talent& talent, const PlayerSeat& seat = {},
                   float fps = 30) {
  Outcome outcome;
  for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
    options.seed = seed;
    const PlayedGame played = play(options, talent, seat, fps, seed + 50);
    EXPECT_EQ(played.last.state, GameState::over);
    EXPECT_EQ(played.last.left_ms, 0);
    outcome.score += static_cast<float>(played.last.score) / kSeeds;
    outcome.level += static_cast<float>(played.last.level) / kSeeds;
  }
  return outcome;
}

class EveryGame : public ::testing::TestWithParam<GameKind> {};

INSTANTIATE_TEST_SUITE_P(Games, EveryGame,
                         ::testing::Values(GameKind::catching, GameKind::sky, GameKind::beam,
                                           GameKind::mirror, GameKind::boxing, GameKind::paint),
                         [](const auto& info) {
                           return std::string(kGameIds[static_cast<std::size_t>(info.param)]);
                         });

TEST_P(EveryGame, WhoPlaysBetterScoresMoreAndRisesHigher) {
  const Outcome good = outcome_of({.kind = GetParam()}, kGood);
  const Outcome average = outcome_of({.kind = GetParam()}, kAverage);
  const Outcome poor = outcome_of({.kind = GetParam()}, kPoor);

  EXPECT_GT(good.score, 1.1F * average.score);
  EXPECT_GT(average.score, 1.1F * poor.score);
  EXPECT_GT(poor.score, 50);
  EXPECT_GT(good.level, average.level - 1);
  EXPECT_GT(average.level, poor.level);
  EXPECT_GT(good.level, 6);
}

TEST_P(EveryGame, WhoeverBeginsTooHighIsTakenDown) {
  const Outcome high = outcome_of({.kind = GetParam(), .level = kTopLevel}, kPoor);

  EXPECT_LT(high.level, kTopLevel);
}

TEST_P(EveryGame, TheFirstTenSecondsGiveEverybodyASuccess) {
  for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
    const PlayedGame played =
        play({.kind = GetParam(), .seed = seed}, kAverage, PlayerSeat{}, 30, seed);

    EXPECT_GT(played.score_of_10_s, 0U);
  }
}

TEST_P(EveryGame, WhoOnlySitsThereGetsNextToNothing) {
  const Outcome still = outcome_of({.kind = GetParam()}, kStill);
  const Outcome poor = outcome_of({.kind = GetParam()}, kPoor);

  EXPECT_LT(still.score, 0.25F * poor.score);
}

TEST_P(EveryGame, NobodyThereScoresNothingAndTheClockStands) {
  Game game;
  game.start({.kind = GetParam()});

  for (int frame = 0; frame < 5000; ++frame) game.step(frame * 33.0, {});

  EXPECT_EQ(game.report().state, GameState::looking);
  EXPECT_EQ(game.report().score, 0U);
  EXPECT_EQ(game.report().left_ms, 120'000);
  EXPECT_NE(game.report().missing & bit_of(BodyPart::shoulders), 0U);
}

TEST_P(EveryGame, IsLaidOutForThePlayerWhereverTheySit) {
  const float usual = outcome_of({.kind = GetParam()}, kAverage).score;
  constexpr std::array<PlayerSeat, 5> kSeats = {{
      {.x = 0.3F},
      {.x = 0.8F, .y = 0.5F, .width = 0.12F},
      {.x = 0.5F, .y = 0.75F, .width = 0.5F},
      {.x = 0.5F, .y = 0.6F, .width = 0.22F, .aspect = 9.0F / 16},
      {.x = 0.4F, .y = 0.55F, .width = 0.3F, .aspect = 16.0F / 9},
  }};
  for (const PlayerSeat& seat : kSeats) {
    const float score = outcome_of({.kind = GetParam()}, kAverage, seat).score;

    EXPECT_GT(score, 0.5F * usual) << seat.x << " " << seat.width << " " << seat.aspect;
  }
}

TEST_P(EveryGame, CanBePlayedWithOneArm) {
  const float both = outcome_of({.kind = GetParam()}, kAverage).score;

  for (const Arms arms : {Arms::left, Arms::right}) {
    const float score = outcome_of({.kind = GetParam(), .arms = arms}, kAverage).score;

    EXPECT_GT(score, 0.3F * both);
  }
}

TEST_P(EveryGame, FewFramesASecondAreEnough) {
  const float usual = outcome_of({.kind = GetParam()}, kAverage).score;

  for (const float fps : {8.0F, 15.0F, 60.0F}) {
    EXPECT_GT(outcome_of({.kind = GetParam()}, kAverage, {}, fps).score, 0.4F * usual) << fps;
  }
}

TEST_P(EveryGame, MorePointsThanItsFileSaysCannotBeHad) {
  constexpr Talent kPerfect = {.reaction_s = 0.04F,
                               .speed_per_s = 25,
                               .aim = 0.01F,
                               .timing_s = 0.001F,
                               .pose_deg = 1,
                               .attention = 1};
  GameFile file;
  ContentError error;
  const std::string id(kGameIds[static_cast<std::size_t>(GetParam())]);
  ASSERT_TRUE(read_game(testing::read_text("content/games/" + id + ".json"), file, error));

  const Outcome best =
      outcome_of({.kind = GetParam(), .level = kTopLevel, .tempo_bpm = 140}, kPerfect, {}, 60);

  EXPECT_LT(best.score / 2, static_cast<float>(file.most_points_per_minute));
}

TEST_P(EveryGame, TheSameSeedAndInputGiveTheSameGame) {
  const GameOptions options = {.kind = GetParam(), .seed = 7, .length_ms = 40'000};

  const PlayedGame one = play(options, kAverage, {}, 30, 7);
  const PlayedGame two = play(options, kAverage, {}, 30, 7);
  GameOptions other = options;
  other.seed = 8;
  const PlayedGame three = play(other, kAverage, {}, 30, 7);

  EXPECT_EQ(one.hash, two.hash);
  EXPECT_NE(one.hash, three.hash);
}

TEST_P(EveryGame, LastsAsLongAsItIsTold) {
  for (const float length_ms : {1000.0F, 45'000.0F, 999'000.0F}) {
    const PlayedGame played =
        play({.kind = GetParam(), .length_ms = length_ms}, kAverage, {}, 15, 1);
    const float wanted_s = std::clamp(length_ms, 30'000.0F, 180'000.0F) / 1000;

    EXPECT_NEAR(played.seconds, wanted_s, 2.5F) << length_ms;
  }
}

TEST_P(EveryGame, EveryShapeIsWithinThePictureAndEveryIdIsNew) {
  for (const PlayerSeat& seat : {PlayerSeat{}, PlayerSeat{.x = 0.3F, .width = 0.35F}}) {
    Game game;
    const GameOptions options = {.kind = GetParam(), .seed = 3};
    game.start(options);
    GamePlayer player(options, kAverage, seat, 3);
    for (int frame = 0; frame < 1500; ++frame) {
      const Landmarks landmarks = player.move(game.report(), 1 / 30.0F);
      const GameReport& report = game.step(frame * 1000.0 / 30, {.body = &landmarks});
      for (int i = 0; i < report.shape_count; ++i) {
        const GameShape& shape = report.shapes[i];
        const float margin = 0.25F;
        EXPECT_TRUE(shape.x > -margin && shape.x < 1 + margin) << shape.x;
        EXPECT_TRUE(shape.y > -margin && shape.y < 1 + margin) << shape.y;
        EXPECT_TRUE(shape.amount >= -1 && shape.amount <= 1) << shape.amount;
        for (int j = 0; j < i; ++j) EXPECT_NE(report.shapes[j].id, shape.id);
      }
    }
  }
}

TEST_P(EveryGame, WaitsForAPlayerWhoLeft) {
  Game game;
  const GameOptions options = {.kind = GetParam()};
  game.start(options);
  GamePlayer player(options, kAverage, {}, 1);
  double t_ms = 0;
  const auto be_there = [&](int frames) {
    for (int i = 0; i < frames; ++i) {
      const Landmarks landmarks = player.move(game.report(), 1 / 30.0F);
      game.step(t_ms += 33, {.body = &landmarks});
    }
  };
  be_there(200);
  ASSERT_EQ(game.report().state, GameState::playing);
  for (int i = 0; i < 60; ++i) game.step(t_ms += 33, {});
  ASSERT_EQ(game.report().state, GameState::waiting);
  const float left_ms = game.report().left_ms;

  for (int i = 0; i < 300; ++i) game.step(t_ms += 33, {});
  EXPECT_EQ(game.report().left_ms, left_ms);
  be_there(30);

  EXPECT_EQ(game.report().state, GameState::playing);
  EXPECT_LT(game.report().left_ms, left_ms);
}

TEST_P(EveryGame, BadNumbersBreakNothing) {
  constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  Game game;
  const GameOptions options = {.kind = GetParam(), .length_ms = kNan, .tempo_bpm = kInfinity};
  game.start(options);
  EXPECT_EQ(game.report().left_ms, 120'000);
  GamePlayer player({.kind = GetParam()}, kAverage, {}, 1);
  Dice dice(9);
  double t_ms = 0;
  for (int frame = 0; frame < 2000; ++frame) {
    Landmarks landmarks = player.move(game.report(), 1 / 30.0F);
    HandLandmarks hand;
    for (int i = 0; i < 4; ++i) {
      LandmarkPoint& point = landmarks.points[static_cast<std::size_t>(dice.below(33))];
      (dice.happens(0.5F) ? point.x : point.visibility) = dice.happens(0.5F) ? kNan : kInfinity;
      hand.points[static_cast<std::size_t>(dice.below(21))].x = dice.happens(0.5F) ? kNan : 1e30F;
    }
    if (frame % 7 == 0) landmarks.aspect = kNan;
    t_ms += dice.happens(0.1F) ? dice.between(-20'000, 20'000) : 33;
    const GameReport& report =
        game.step(frame % 50 == 49 ? kNan : t_ms, {.body = &landmarks, .hands = {&hand, nullptr}});
    for (int i = 0; i < report.shape_count; ++i) {
      EXPECT_TRUE(is_finite(report.shapes[i].x) && is_finite(report.shapes[i].y));
    }
    EXPECT_TRUE(is_finite(report.hands[0].x) && is_finite(report.gauge));
  }
}

TEST(Games, AreFoundByTheirIds) {
  GameKind kind = GameKind::catching;

  EXPECT_TRUE(find_game("paint", kind));
  EXPECT_EQ(kind, GameKind::paint);
  EXPECT_FALSE(find_game("chess", kind));
  EXPECT_EQ(kind, GameKind::paint);
}

TEST(Boxing, TheBeatSoundsAtTheGivenTempo) {
  for (const float tempo_bpm : {60.0F, 100.0F}) {
    const PlayedGame played = play(
        {.kind = GameKind::boxing, .length_ms = 60'000, .tempo_bpm = tempo_bpm}, kGood, {}, 30, 1);

    EXPECT_NEAR(played.events[static_cast<std::size_t>(GameEventKind::beat)], tempo_bpm, 1);
  }
}

}  // namespace
}  // namespace liopep::engine

#pragma once

#include <cstdint>
#include <string_view>

#include "game/stage.h"
#include "liopep/exercise.h"
#include "liopep/game_options.h"
#include "liopep/game_report.h"

namespace liopep::engine {

/// A game of about two minutes, stepped by camera frames.
///
/// The world is laid out by the player's own shoulders and reach, wherever they sit; levels rise
/// on success and fall on misses; points are never taken away. The same options and input give the
/// same bits natively and as WebAssembly. Frames may come irregularly; a frame whose time is not
/// after the last one changes nothing; numbers that are not finite make their landmark unseen.
class Game {
 public:
  Game();
  Game(const Game&) = delete;
  Game& operator=(const Game&) = delete;

  /// Starts anew.
  void start(const GameOptions& options);

  /// Takes one frame. The report stays valid until the next step.
  const GameReport& step(double t_ms, const GameInput& input);

  const GameReport& report() const { return report_; }

 private:
  void see(const GameInput& input, float dt_s);
  void advance(float dt_s);
  void play(float dt_s);
  void tell(GameEventKind kind);

  GameReport report_;
  Stage stage_;
};

/// What a file of content/games says; the texts are checked and left to the page.
struct GameFile {
  GameKind kind = GameKind::catching;
  float met = 0;  ///< of the nearest activity of the compendium: games have no code there
  Positions positions = 0;
  Position position = Position::seated;  ///< the usual one
  BodyParts needs = 0;
  /// Most points that can be had in a minute at the highest level; more is refused by the server.
  std::uint32_t most_points_per_minute = 0;
};

/// Reads a game file (JSON) and checks everything in it, texts in every language included.
/// Returns false and fills `error` when something is wrong; `game` is then unchanged.
[[nodiscard]] bool read_game(std::string_view json, GameFile& game, ContentError& error);

}  // namespace liopep::engine

#pragma once

#include <array>
#include <cstdint>

#include "liopep/exercise.h"

namespace liopep::engine {

/// How far the game is.
enum class GameState : std::uint8_t {
  looking,    ///< no player in view yet; `missing` says what is wanted
  measuring,  ///< the player is in view; shoulders and reach are measured, about a second
  playing,
  waiting,  ///< the player went out of view: the clock and everything else stand still
  over,
};

/// What a shape is; the page gives it its looks.
enum class ShapeKind : std::uint8_t {
  good,         ///< catch: touch it
  bad,          ///< catch: let it pass
  star,         ///< sky: reach it; beam: let the ball roll to it
  beam,         ///< beam: long and thin, turned by `angle_deg`
  ball,         ///< beam
  wind,         ///< beam: a gust; `amount` -1..1 is its strength, negative blows to the left
  limb_wanted,  ///< mirror: upper arm or forearm where it should be; `w` long, `h` thick
  limb_seen,    ///< mirror: the player's own; `amount` 0..1 is how well it fits
  hold,         ///< mirror: around the head; `amount` 0..1 is how much of the hold is done
  target,       ///< boxing: punch it when `amount` reaches 1; it begins at 0
  dot,          ///< paint: `hit` when painted; `amount` 0..1 is always its place along the stroke
};
inline constexpr int kShapeKindCount = 11;

enum class ShapeState : std::uint8_t {
  coming,  ///< announced: cannot be touched yet
  active,
  hit,     ///< done well, going away: `amount` runs from 0 to 1
  missed,  ///< gone quietly: `amount` runs from 0 to 1
};

/// Which hand a shape or an event is about.
enum class WhichHand : std::uint8_t { any, left, right };

/// One thing in the world. Everything is in parts of the picture's width and height, 0..1,
/// mirrored: as the player sees themselves, their left hand on the left, y downwards.
struct GameShape {
  std::uint32_t id = 0;  ///< stays the same from frame to frame, never given twice
  ShapeKind kind = ShapeKind::good;
  ShapeState state = ShapeState::active;
  WhichHand hand = WhichHand::any;
  std::uint8_t look = 0;  ///< 0..7, to vary the picture; means nothing to the rules
  float x = 0;            ///< middle
  float y = 0;
  float w = 0;          ///< before turning; in parts of the picture's width
  float h = 0;          ///< in parts of the picture's height: round things look round
  float angle_deg = 0;  ///< turned clockwise; for those that turn, w and h are both picture heights
  float amount = 0;     ///< see ShapeKind and ShapeState; else 0
};
inline constexpr int kMaxShapes = 96;

/// Where a hand is: the middle of its palm, mirrored like the shapes.
struct GameHand {
  float x = 0;
  float y = 0;
  float seen = 0;    ///< 1 in view; fades to 0 within half a second, waiting where it was last
  float radius = 0;  ///< within which it touches, in picture heights
};

enum class GameEventKind : std::uint8_t {
  began,       ///< measuring is over, the clock runs
  hit,         ///< caught, reached, collected, held, punched, painted; `points` and `quality`
  miss,        ///< gone without being hit; never costs points
  bumped,      ///< touched a bad one; never costs points
  avoided,     ///< a bad one has passed
  done,        ///< a whole wave, pose or figure is complete; `points` is its bonus
  combo,       ///< the multiplier rose; `amount` is the new one
  level_up,    ///< `amount` is the new level
  level_down,  ///< easier now; no need to tell
  beat,        ///< boxing: the beat, to be heard; `amount` is 1 on the first of four, else 0
  waits,       ///< the player left the view
  resumed,     ///< and is back
  over,
};
inline constexpr int kGameEventKindCount = 13;

struct GameEvent {
  GameEventKind kind = GameEventKind::hit;
  WhichHand hand = WhichHand::any;
  std::uint32_t shape = 0;  ///< id of the shape, or 0
  float x = 0;              ///< where, like a shape
  float y = 0;
  float points = 0;   ///< whole points, multiplier included
  float quality = 0;  ///< 0..1: timing (boxing), fit (mirror), speed (others)
  float amount = 0;   ///< see GameEventKind
};
inline constexpr int kMaxGameEvents = 8;

/// What one frame became.
struct GameReport {
  double t_ms = 0;
  GameState state = GameState::looking;
  BodyParts missing = 0;  ///< parts to bring into view
  float left_ms = 0;      ///< of the play
  std::uint32_t score = 0;
  int level = 1;
  std::uint32_t combo = 0;  ///< successes in a row
  int multiplier = 1;       ///< of points, 1..3, by combo
  std::uint32_t hits = 0;
  std::uint32_t misses = 0;
  /// mirror: fit of the pose; beam: the lean, -1..1, negative to the left; sky: how high the wave
  /// is; paint: how much of the figure is painted; boxing: part of the beat gone by.
  float gauge = 0;
  std::array<GameHand, 2> hands{};  ///< left, right
  std::uint8_t shape_count = 0;
  std::array<GameShape, kMaxShapes> shapes{};
  std::uint8_t event_count = 0;
  std::array<GameEvent, kMaxGameEvents> events{};  ///< since the last frame
};

}  // namespace liopep::engine

// Games as the page plays them. web/src/engine/game.ts is the other side of this door.
#include <array>
#include <cstddef>
#include <cstdint>

#include "liopep/game.h"

namespace {

using namespace liopep::engine;

struct WireHand {
  float x;
  float y;
  float seen;
  float radius;
};

struct WireShape {
  std::uint32_t id;
  std::uint8_t kind;
  std::uint8_t state;
  std::uint8_t hand;
  std::uint8_t look;
  float x;
  float y;
  float w;
  float h;
  float angle_deg;
  float amount;
};

struct WireEvent {
  std::uint32_t kind;
  std::uint32_t hand;
  std::uint32_t shape;
  float x;
  float y;
  float points;
  float quality;
  float amount;
};

/// One report as the page reads it: little-endian, natural alignment, offsets fixed below.
struct WireGameReport {
  double t_ms;
  std::uint32_t state;
  std::uint32_t missing;
  float left_ms;
  std::uint32_t score;
  std::uint32_t level;
  std::uint32_t combo;
  std::uint32_t multiplier;
  std::uint32_t hits;
  std::uint32_t misses;
  float gauge;
  std::array<WireHand, 2> hands;
  std::uint32_t shape_count;
  std::uint32_t event_count;
  std::array<WireEvent, kMaxGameEvents> events;
  std::array<WireShape, kMaxShapes> shapes;
};
static_assert(sizeof(WireHand) == 16 && sizeof(WireShape) == 32 && sizeof(WireEvent) == 32);
static_assert(offsetof(WireGameReport, hands) == 48);
static_assert(offsetof(WireGameReport, shape_count) == 80);
static_assert(offsetof(WireGameReport, events) == 88);
static_assert(offsetof(WireGameReport, shapes) == 344);

/// The points of one hand as the page writes them: x, y, z.
using WireHandPoints = std::array<std::array<float, 3>, HandLandmarks::kCount>;

Landmarks game_body;
std::array<WireHandPoints, 2> wire_hands;
std::array<HandLandmarks, 2> game_hands;
Game game;
WireGameReport wire_game;

void write_things(const GameReport& report) {
  for (int i = 0; i < report.shape_count; ++i) {
    const GameShape& shape = report.shapes[i];
    wire_game.shapes[i] = {shape.id,
                           static_cast<std::uint8_t>(shape.kind),
                           static_cast<std::uint8_t>(shape.state),
                           static_cast<std::uint8_t>(shape.hand),
                           shape.look,
                           shape.x,
                           shape.y,
                           shape.w,
                           shape.h,
                           shape.angle_deg,
                           shape.amount};
  }
  for (int i = 0; i < report.event_count; ++i) {
    const GameEvent& event = report.events[i];
    wire_game.events[i] = {static_cast<std::uint32_t>(event.kind),
                           static_cast<std::uint32_t>(event.hand),
                           event.shape,
                           event.x,
                           event.y,
                           event.points,
                           event.quality,
                           event.amount};
  }
}

const WireGameReport* write_game(const GameReport& report) {
  wire_game.t_ms = report.t_ms;
  wire_game.state = static_cast<std::uint32_t>(report.state);
  wire_game.missing = static_cast<std::uint32_t>(report.missing);
  wire_game.left_ms = report.left_ms;
  wire_game.score = report.score;
  wire_game.level = static_cast<std::uint32_t>(report.level);
  wire_game.combo = report.combo;
  wire_game.multiplier = static_cast<std::uint32_t>(report.multiplier);
  wire_game.hits = report.hits;
  wire_game.misses = report.misses;
  wire_game.gauge = report.gauge;
  for (int i = 0; i < 2; ++i) {
    const GameHand& hand = report.hands[i];
    wire_game.hands[i] = {hand.x, hand.y, hand.seen, hand.radius};
  }
  wire_game.shape_count = report.shape_count;
  wire_game.event_count = report.event_count;
  write_things(report);
  return &wire_game;
}

}  // namespace

#define LIOPEP_EXPORT(name) extern "C" __attribute__((export_name(#name)))

/// Where 33 landmarks of four floats (x, y, z, visibility) are to be written before a step.
LIOPEP_EXPORT(liopep_game_body) LandmarkPoint* liopep_game_body() {
  return game_body.points.data();
}

/// Where up to two hands of 21 points of three floats (x, y, z) are to be written before a step.
LIOPEP_EXPORT(liopep_game_hands) WireHandPoints* liopep_game_hands() {
  return wire_hands.data();
}

/// Starts a game anew; `kind` and `arms` are the numbers of GameKind and Arms.
LIOPEP_EXPORT(liopep_game_start)
void liopep_game_start(std::uint32_t kind, std::uint32_t seed, std::int32_t level, float length_ms,
                       std::uint32_t arms, float tempo_bpm) {
  game.start({.kind = kind < kGameCount ? static_cast<GameKind>(kind) : GameKind::catching,
              .seed = seed,
              .level = level,
              .length_ms = length_ms,
              .arms = arms < 3 ? static_cast<Arms>(arms) : Arms::both,
              .tempo_bpm = tempo_bpm});
}

/// Takes one frame; `somebody` is 0 when the model saw nobody, `hand_count` 0 to 2.
LIOPEP_EXPORT(liopep_game_step)
const WireGameReport* liopep_game_step(double t_ms, std::uint32_t somebody,
                                       std::uint32_t hand_count, float aspect) {
  game_body.aspect = aspect;
  GameInput input = {.body = somebody != 0 ? &game_body : nullptr};
  for (std::size_t i = 0; i < wire_hands.size() && i < hand_count; ++i) {
    for (std::size_t point = 0; point < HandLandmarks::kCount; ++point) {
      const auto& [x, y, z] = wire_hands[i][point];
      game_hands[i].points[point] = {.x = x, .y = y, .z = z};
    }
    input.hands[i] = &game_hands[i];
  }
  return write_game(game.step(t_ms, input));
}

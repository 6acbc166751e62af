#include "fuzz/game_reports.h"

#include <cmath>

#include "fuzz/check.h"

namespace liopep::engine::fuzz {
namespace {

void must_be_sound(const GameShape& shape) {
  for (const float number : {shape.x, shape.y, shape.w, shape.h, shape.angle_deg, shape.amount}) {
    LIOPEP_MUST(std::isfinite(number));
  }
  LIOPEP_MUST(shape.id != 0);
  LIOPEP_MUST(static_cast<int>(shape.kind) < kShapeKindCount);
  LIOPEP_MUST(shape.state <= ShapeState::missed);
  LIOPEP_MUST(shape.hand <= WhichHand::right);
  LIOPEP_MUST(shape.look < 8);
  LIOPEP_MUST(shape.w >= 0 && shape.h >= 0);
  LIOPEP_MUST(shape.amount >= -1 && shape.amount <= 1);
}

void must_be_sound(const GameEvent& event) {
  for (const float number : {event.x, event.y, event.points, event.quality, event.amount}) {
    LIOPEP_MUST(std::isfinite(number));
  }
  LIOPEP_MUST(static_cast<int>(event.kind) < kGameEventKindCount);
  LIOPEP_MUST(event.points >= 0);
  LIOPEP_MUST(event.quality >= 0 && event.quality <= 1);
}

}  // namespace

void must_be_sound(const GameReport& report) {
  LIOPEP_MUST(report.state <= GameState::over);
  LIOPEP_MUST(std::isfinite(report.t_ms));
  LIOPEP_MUST(std::isfinite(report.gauge));
  LIOPEP_MUST(report.left_ms >= 0 && report.left_ms <= kLongestGame_ms);
  LIOPEP_MUST(report.level >= 1 && report.level <= kTopLevel);
  LIOPEP_MUST(report.multiplier >= 1 && report.multiplier <= 3);
  LIOPEP_MUST(report.shape_count <= kMaxShapes);
  LIOPEP_MUST(report.event_count <= kMaxGameEvents);
  for (const GameHand& hand : report.hands) {
    LIOPEP_MUST(std::isfinite(hand.x) && std::isfinite(hand.y) && std::isfinite(hand.radius));
    LIOPEP_MUST(hand.seen >= 0 && hand.seen <= 1);
  }
  for (int i = 0; i < report.shape_count; ++i) must_be_sound(report.shapes[i]);
  for (int i = 0; i < report.event_count; ++i) must_be_sound(report.events[i]);
}

void must_follow(const GameReport& before, const GameReport& after) {
  LIOPEP_MUST(after.score >= before.score);
  LIOPEP_MUST(after.hits >= before.hits);
  LIOPEP_MUST(after.misses >= before.misses);
  LIOPEP_MUST(after.left_ms <= before.left_ms);
  float points = 0;
  for (int i = 0; i < after.event_count; ++i) points += after.events[i].points;
  // More can happen in a frame than there is room to tell; what is told is never more than is had.
  LIOPEP_MUST(points <= static_cast<float>(after.score - before.score));
  if (before.state == GameState::over) LIOPEP_MUST(after.state == GameState::over);
  if (before.state == GameState::over) LIOPEP_MUST(after.score == before.score);
}

}  // namespace liopep::engine::fuzz

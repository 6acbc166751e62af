#pragma once

#include "game/turn.h"

namespace liopep::engine {

/// Balance the beam: leaning tilts it, a ball rolls on it. Stars on the beam are collected by
/// letting the ball roll to them; later, gusts of wind push it. A ball that falls comes back.
class BeamWorld {
 public:
  void start() { *this = {}; }
  void step(Turn& turn);

  /// How far the player leans, -1..1.
  float lean() const { return lean_; }

 private:
  void tilt(Turn& turn);
  void roll(Turn& turn);
  void drop(Turn& turn);
  void blow(Turn& turn);
  void watch_star(Turn& turn, float before);
  void place_star(Turn& turn);
  Spot on_beam(const Turn& turn, float place, float above) const;
  void show(Turn& turn) const;

  std::uint32_t beam_id_ = 0;
  std::uint32_t ball_id_ = 0;
  std::uint32_t star_id_ = 0;
  std::uint32_t wind_id_ = 0;
  ShapeState star_state_ = ShapeState::active;
  std::uint8_t star_look_ = 0;
  float lean_ = 0;
  float tilt_deg_ = 0;
  float place_ = 0;      ///< of the ball, -1..1 along the beam
  float speed_ = 0;      ///< beam halves a second
  float away_s_ = 1.2F;  ///< until the ball is (back) on the beam
  float star_ = 0;       ///< place of the star
  float star_age_s_ = 0;
  float star_limit_s_ = 9;
  float star_going_ = 0;
  float until_wind_s_ = 18;
  float wind_age_s_ = -1;  ///< below 0: none
  float wind_ = 0;
  int stars_ = 0;
};

}  // namespace liopep::engine

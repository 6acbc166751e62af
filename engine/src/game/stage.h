#pragma once

#include "game/beam_world.h"
#include "game/boxing_world.h"
#include "game/catch_world.h"
#include "game/mirror_world.h"
#include "game/paint_world.h"
#include "game/sky_world.h"

namespace liopep::engine {

/// Everything that a game keeps from frame to frame. All worlds have their room; one is played.
struct Stage {
  GameOptions options;
  Player player;
  std::array<Pointer, 2> hands;
  Dice dice{1};
  Skill skill;
  std::uint32_t last_id = 0;
  float played_s = 0;
  bool has_time = false;
  float aspect = 1;

  CatchWorld catching;
  SkyWorld sky;
  BeamWorld beam;
  MirrorWorld mirror;
  BoxingWorld boxing;
  PaintWorld paint;
};

}  // namespace liopep::engine

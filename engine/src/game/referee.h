#pragma once

#include "game/scene.h"
#include "game/skill.h"

namespace liopep::engine {

/// A success that the referee is to judge.
struct Success {
  std::uint32_t shape = 0;
  Spot at{};
  WhichHand hand = WhichHand::any;
  float points = 10;   ///< at level 1 without combo
  float quality = 1;   ///< 0..1
  float step = 0.12F;  ///< in levels
};

/// Keeps the score: points, combos and levels, in the report and as events.
///
/// Points grow by a tenth with each level and are doubled from 8 successes in a row, trebled from
/// 20. Nothing ever takes points away.
class Referee {
 public:
  Referee(GameReport& report, Scene& scene, Skill& skill)
      : report_(report), scene_(scene), skill_(skill) {}

  void hit(const Success& success);
  /// Something was not hit in time: the combo ends, the level may fall.
  void miss(std::uint32_t shape, Spot at, float step);
  /// A bad thing was touched.
  void bump(std::uint32_t shape, Spot at, WhichHand hand, float step);
  /// A whole wave or figure: its bonus, not counted as a hit of its own.
  void done(const Success& success);
  /// Points for many small things of one frame, without combo.
  void gather(const Success& success);
  void tell(GameEventKind kind, std::uint32_t shape, Spot at, float amount = 0);

 private:
  float award(float points, int multiplier);
  void raise_combo(Spot at);
  void settle_level(Spot at);

  GameReport& report_;
  Scene& scene_;
  Skill& skill_;
};

}  // namespace liopep::engine

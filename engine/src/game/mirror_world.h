#pragma once

#include "game/arm_pose.h"
#include "game/turn.h"

namespace liopep::engine {

/// Mirror the pose: an arm pose is shown on the player's own body; taking it and holding it for a
/// moment scores. The next pose is shown ahead while the arms rest.
class MirrorWorld {
 public:
  void start() { *this = {}; }
  void step(Turn& turn);

  /// How well the pose fits now, 0..1.
  float fit() const { return fit_; }

 private:
  void choose(Turn& turn);
  bool is_in_picture(const Turn& turn, int pose) const;
  void measure(Turn& turn);
  void hold(Turn& turn);
  void finish(Turn& turn, ShapeState state);
  void show(Turn& turn) const;
  void show_arm(Turn& turn, Side side) const;
  Spot middle(const Turn& turn) const;

  std::uint32_t id_ = 0;  ///< of the pose; its shapes have the numbers after it
  ShapeState state_ = ShapeState::missed;
  int pose_ = -1;
  int chosen_ = 0;
  float age_s_ = 0;
  float limit_s_ = 10;
  float held_s_ = 0;
  float hold_s_ = 0.9F;
  float needed_ = 0.6F;  ///< fit
  float going_s_ = 1;
  float rest_s_ = 0.5F;
  float fit_ = 0;
  float best_ = 0;
  std::array<float, 2> arm_fit_{};
};

}  // namespace liopep::engine

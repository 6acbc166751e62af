#pragma once

#include "game/turn.h"

namespace liopep::engine {

/// Reach the sky: waves of stars that climb step by step from the shoulders to overhead, one for
/// each hand; whoever lights a whole wave gets its bonus, and a breath before the next.
class SkyWorld {
 public:
  void start() { *this = {}; }
  void step(Turn& turn);

  /// 0 at the shoulders, 1 at the top of the wave.
  float height() const { return height_; }

 private:
  struct Star {
    std::uint32_t id = 0;  ///< 0: free
    ShapeState state = ShapeState::active;
    WhichHand hand = WhichHand::any;
    std::uint8_t look = 0;
    Spot at{};
    float radius = 0;
    float age_s = 0;
    float going = 0;
  };
  static constexpr int kStars = 6;

  void begin_step(Turn& turn);
  void add_star(Turn& turn, float across, float up, WhichHand hand);
  bool light(Turn& turn, Star& star);
  void end_step(Turn& turn);
  void show(Turn& turn, const Star& star) const;

  std::array<Star, kStars> stars_{};
  float pause_s_ = 0.8F;
  float step_s_ = 0;   ///< since the step began
  float limit_s_ = 5;  ///< until its stars go
  int step_ = 0;
  int steps_ = 3;
  int waves_ = 0;
  int wave_stars_ = 0;
  int wave_lit_ = 0;
  bool going_on_ = false;
  float height_ = 0;
};

}  // namespace liopep::engine

#pragma once

#include "game/figure.h"
#include "game/turn.h"

namespace liopep::engine {

/// Paint the air: a figure of dots hangs in reach; a hand that passes over a dot paints it. The
/// whole figure gives a bonus, the larger the less the hand has strayed.
class PaintWorld {
 public:
  void start() { *this = {}; }
  void step(Turn& turn);

  /// How much of the figure is painted, 0..1.
  float coverage() const;

 private:
  struct Dot {
    Spot at{};
    bool painted = false;
  };

  void hang(Turn& turn);
  void brush(Turn& turn);
  void finish(Turn& turn, bool whole);
  void show(Turn& turn) const;

  std::array<Dot, Figure::kMaxDots> dots_{};
  int count_ = 0;
  int painted_ = 0;
  std::uint32_t first_id_ = 0;  ///< of the dots; 0: none hang
  std::uint8_t look_ = 0;
  ShapeState state_ = ShapeState::coming;
  int figure_ = -1;
  int figures_ = 0;
  Spot middle_;
  float age_s_ = 0;
  float limit_s_ = 25;
  float brush_ = 0;  ///< radius, picture heights
  float way_ = 0;    ///< length of the stroke, picture heights
  float moved_ = 0;  ///< what the painting hand has moved
  float going_s_ = 0;
  float rest_s_ = 0.6F;
};

}  // namespace liopep::engine

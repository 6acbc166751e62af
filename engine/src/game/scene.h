#pragma once

#include "game/spot.h"
#include "liopep/game_report.h"

namespace liopep::engine {

/// One thing of the world before it becomes a shape of the picture.
struct Thing {
  std::uint32_t id = 0;
  ShapeKind kind = ShapeKind::good;
  ShapeState state = ShapeState::active;
  WhichHand hand = WhichHand::any;
  std::uint8_t look = 0;
  Spot at{};
  float radius = 0;     ///< of round things
  float long_side = 0;  ///< of things that turn, with `thickness`
  float thickness = 0;
  float angle_deg = 0;
  float amount = 0;
};

/// Where a frame's things and events become shapes and events of the report: from picture heights
/// to parts of the picture.
class Scene {
 public:
  Scene(GameReport& report, float aspect) : report_(report), aspect_(aspect) {}

  /// Forgets what is beyond kMaxShapes.
  void show(const Thing& thing);
  /// Forgets what is beyond kMaxGameEvents.
  void tell(GameEvent event, Spot at);

 private:
  GameReport& report_;
  float aspect_;
};

}  // namespace liopep::engine

#include "game/scene.h"

namespace liopep::engine {

void Scene::show(const Thing& thing) {
  if (report_.shape_count >= kMaxShapes) return;
  const bool turns = thing.long_side > 0;
  report_.shapes[report_.shape_count++] = {
      .id = thing.id,
      .kind = thing.kind,
      .state = thing.state,
      .hand = thing.hand,
      .look = thing.look,
      .x = thing.at.x / aspect_,
      .y = thing.at.y,
      .w = turns ? thing.long_side : 2 * thing.radius / aspect_,
      .h = turns ? thing.thickness : 2 * thing.radius,
      .angle_deg = thing.angle_deg,
      .amount = thing.amount,
  };
}

void Scene::tell(GameEvent event, Spot at) {
  if (report_.event_count >= kMaxGameEvents) return;
  event.x = at.x / aspect_;
  event.y = at.y;
  report_.events[report_.event_count++] = event;
}

}  // namespace liopep::engine

#include "game/turn.h"

namespace liopep::engine {

Touch touch_of(const Turn& turn, Spot from, Spot to, float radius, WhichHand wanted) {
  Touch first;
  for (int hand = 0; hand < 2; ++hand) {
    const bool is_asked = wanted == WhichHand::any || wanted == which_hand(hand);
    if (!is_asked || !turn.plays(hand)) continue;
    const float part = turn.hands[hand].meets(from, to, radius + turn.hand_radius());
    if (part > 1 || (first.happened && first.part <= part)) continue;
    first = {.happened = true, .hand = hand, .part = part};
  }
  return first;
}

}  // namespace liopep::engine

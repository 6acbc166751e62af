#pragma once

#include "arithmetic/dice.h"
#include "game/play_field.h"
#include "game/player.h"
#include "game/pointer.h"
#include "game/referee.h"

namespace liopep::engine {

/// What a world gets to see and use in one frame of play.
struct Turn {
  float dt_s;    ///< since the last frame
  float time_s;  ///< of play gone by, at the end of this frame
  float left_s;  ///< of play still to come
  const GameOptions& options;
  const PlayField& field;
  const Player& player;
  const std::array<Pointer, 2>& hands;
  std::uint32_t& last_id;
  Dice& dice;
  const Skill& skill;
  Scene& scene;
  Referee& referee;

  std::uint32_t new_id() { return ++last_id; }
  std::uint8_t new_look() { return static_cast<std::uint8_t>(dice.below(8)); }
  /// A hand of the player may touch: with one arm, the other is not asked and not taken.
  bool plays(int hand) const {
    return options.arms == Arms::both || (options.arms == Arms::left) == (hand == 0);
  }
  float hand_radius() const { return kHandRadius * field.unit(); }

  static constexpr float kHandRadius = 0.2F;  ///< shoulder widths: about a palm
};

/// How a hand met a thing within this frame.
struct Touch {
  bool happened = false;
  int hand = 0;
  float part = 0;  ///< of the frame gone by
};

/// The first hand that comes within `radius` (and its own) of a thing moving from `from` to `to`.
Touch touch_of(const Turn& turn, Spot from, Spot to, float radius, WhichHand wanted);

/// The word for hand 0 or 1.
inline WhichHand which_hand(int hand) {
  return hand == 0 ? WhichHand::left : WhichHand::right;
}

/// How long a thing is shown going away.
inline constexpr float kGoing_s = 0.45F;

}  // namespace liopep::engine

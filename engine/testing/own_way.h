#pragma once

#include <array>

#include "body/posture.h"
#include "liopep/demonstrator.h"
#include "testing/moving_body.h"

namespace liopep::engine::testing {

/// How much of what somebody does is their own, and not as shown.
enum class Manner : std::uint8_t {
  as_shown,  ///< range and tempo, and a little of every joint
  own_legs,  ///< both legs also deeper, with other arms, staying down or seated for a while
  own,       ///< every joint as far from what is shown as in films of people
};

/// Arms that the exercise is not about: as shown, hanging, folded, on the hips, on the thighs.
void place_idle_arms(engine::Posture& posture, Seat seat, int habit);
void seat_legs(engine::Posture& posture, Seat seat);

/// Is this one of those who bend their legs in their own way?
bool bends_legs_in_own_way(const Demonstrator& shown, Manner manner);
/// How one person bends both legs: how deep, how far they bow, how broad they stand, and what their
/// arms do meanwhile.
void bend_legs_by_chance(Demonstrator& own, bool has_idle_arms, Chance& chance);

/// Does one foot step aside or ahead while the hips sink?
bool steps_out(const Demonstrator& shown);
/// Stays on the spot: rests with straight knees and the feet where others step to. True when one
/// foot is then ahead.
bool stand_as_stepped(Demonstrator& own, Chance& chance);

/// What one person does with every joint.
struct Style {
  using Numbers = std::array<float, sizeof(engine::Posture) / sizeof(float)>;
  Numbers offsets;
  Numbers gains;
  Numbers along;  ///< what goes along with the way
  Style(double range, Manner manner, Chance& chance, Chance& ways);
};

void do_in_style(Demonstrator& own, const Style& style, float side_gain);

}  // namespace liopep::engine::testing

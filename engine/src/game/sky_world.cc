#include "game/sky_world.h"

namespace liopep::engine {
namespace {

constexpr float kStarRadius = 0.27F;  ///< shoulder widths
constexpr float kAppear_s = 0.3F;
constexpr float kStep = 0.11F;
constexpr float kWaveBonus = 12;

}  // namespace

void SkyWorld::step(Turn& turn) {
  bool any = false;
  for (Star& star : stars_) {
    if (star.id == 0) continue;
    if (star.state == ShapeState::active) {
      any = !light(turn, star) || any;
    } else {
      star.going += turn.dt_s / kGoing_s;
      if (star.going >= 1) star.id = 0;
    }
  }
  step_s_ += turn.dt_s;
  if (going_on_ && (!any || step_s_ > limit_s_)) end_step(turn);
  if (!going_on_) {
    pause_s_ -= turn.dt_s;
    if (pause_s_ <= 0 && turn.left_s > 2.5F) begin_step(turn);
  }
  for (const Star& star : stars_) {
    if (star.id != 0) show(turn, star);
  }
}

void SkyWorld::begin_step(Turn& turn) {
  if (step_ == 0) {
    steps_ = static_cast<int>(turn.skill.between(3, 5.4F));
    wave_stars_ = 0;
    wave_lit_ = 0;
  }
  going_on_ = true;
  step_s_ = 0;
  limit_s_ = waves_ == 0 ? 7 : turn.skill.between(4.6F, 1.3F);
  const float climb = static_cast<float>(step_) / static_cast<float>(steps_ - 1);
  height_ = climb;
  // From beside the shoulders up and inwards, as arms go overhead.
  const float up = mix(0.05F, turn.skill.between(0.78F, 1), climb);
  const float wide = mix(0.9F, 0.42F, climb);
  const float play = turn.skill.between(0, 0.22F);
  const auto away = [&] { return clamped(wide + turn.dice.between(-play, play), 0.3F, 1); };
  const auto higher = [&] { return clamped(up + turn.dice.between(-play, play) / 2, 0, 1); };
  if (turn.options.arms != Arms::both) {
    const bool left = turn.options.arms == Arms::left;
    const float across = turn.dice.between(-0.5F, 0.5F) * climb + (left ? -0.3F : 0.3F);
    add_star(turn, across, higher(), left ? WhichHand::left : WhichHand::right);
    return;
  }
  // Some steps ask for one hand only: higher levels turn that into quick changes.
  const bool single = waves_ > 0 && climb < 1 && turn.dice.happens(0.3F);
  const bool only_left = single && turn.dice.happens(0.5F);
  if (!single || only_left) add_star(turn, -away(), higher(), WhichHand::left);
  if (!single || !only_left) add_star(turn, away(), higher(), WhichHand::right);
}

void SkyWorld::add_star(Turn& turn, float across, float up, WhichHand hand) {
  for (Star& star : stars_) {
    if (star.id != 0) continue;
    star = {.id = turn.new_id(), .hand = hand, .look = turn.new_look()};
    star.at = turn.field.at(across, up);
    star.radius = kStarRadius * turn.skill.between(1.1F, 0.85F) * turn.field.unit();
    ++wave_stars_;
    return;
  }
}

/// True when the star was lit now. One that appears under a hand waits until it was left.
bool SkyWorld::light(Turn& turn, Star& star) {
  star.age_s += turn.dt_s;
  if (star.age_s < kAppear_s) return false;
  const Touch touch = touch_of(turn, star.at, star.at, star.radius, star.hand);
  if (!touch.happened) return false;
  star.state = ShapeState::hit;
  ++wave_lit_;
  const float speed = clamped(1 - star.age_s / limit_s_, 0, 1);
  turn.referee.hit({.shape = star.id,
                    .at = star.at,
                    .hand = which_hand(touch.hand),
                    .points = 3 + 2 * height_,
                    .quality = speed,
                    .step = kStep});
  return true;
}

void SkyWorld::end_step(Turn& turn) {
  going_on_ = false;
  for (Star& star : stars_) {
    if (star.id == 0 || star.state != ShapeState::active) continue;
    star.state = ShapeState::missed;
    turn.referee.miss(star.id, star.at, kStep);
  }
  ++step_;
  pause_s_ = turn.skill.between(0.5F, 0.25F);
  if (step_ < steps_) return;
  step_ = 0;
  ++waves_;
  // Arms come down and rest for a breath before the next wave.
  pause_s_ = turn.skill.between(1.8F, 1.2F);
  if (wave_lit_ < wave_stars_) return;
  const Spot top = turn.field.at(0, 1);
  turn.referee.done({.at = top, .points = kWaveBonus, .step = kStep});
}

void SkyWorld::show(Turn& turn, const Star& star) const {
  const bool active = star.state == ShapeState::active;
  const bool coming = active && star.age_s < kAppear_s;
  turn.scene.show({.id = star.id,
                   .kind = ShapeKind::star,
                   .state = coming ? ShapeState::coming : star.state,
                   .hand = star.hand,
                   .look = star.look,
                   .at = star.at,
                   .radius = star.radius,
                   .amount = active ? clamped(step_s_ / limit_s_, 0, 1) : smaller(star.going, 1)});
}

}  // namespace liopep::engine

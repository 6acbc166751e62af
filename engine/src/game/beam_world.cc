#include "game/beam_world.h"

namespace liopep::engine {
namespace {

constexpr float kMostLean_deg = 16;
constexpr float kMostTilt_deg = 20;
constexpr float kStill_deg = 1;  ///< lean that is nothing but sitting
constexpr float kSubstep_s = 1 / 120.0F;
constexpr float kTiltFollows_s = 0.12F;  ///< the beam has weight
constexpr float kBallRadius = 0.045F;    ///< picture heights
constexpr float kStarRadius = 0.04F;
constexpr float kThickness = 0.022F;
constexpr float kHalfBeam = 0.38F;  ///< picture widths
constexpr float kLeastHalf = 0.3F;  ///< picture heights
constexpr float kWindAnnounced_s = 0.8F;
constexpr float kWindBlows_s = 1;
constexpr float kStep = 0.3F;

float half_beam(const Turn& turn) {
  return larger(kHalfBeam * turn.field.aspect(), smaller(kLeastHalf, 0.46F * turn.field.aspect()));
}

}  // namespace

void BeamWorld::step(Turn& turn) {
  if (beam_id_ == 0) {
    beam_id_ = turn.new_id();
    ball_id_ = turn.new_id();
  }
  tilt(turn);
  blow(turn);
  const float before = place_;
  if (away_s_ > 0) {
    away_s_ -= turn.dt_s;
  } else {
    roll(turn);
  }
  watch_star(turn, before);
  if (absolute(place_) > 1) drop(turn);
  show(turn);
}

void BeamWorld::tilt(Turn& turn) {
  const float lean_deg = turn.player.lean_deg();
  const float felt_deg = larger(absolute(lean_deg) - kStill_deg, 0);
  lean_ = clamped((lean_deg < 0 ? -felt_deg : felt_deg) / kMostLean_deg, -1, 1);
  // Whoever can lean only a little gets a livelier beam: easier levels need less.
  const float gain = turn.skill.between(1.5F, 1.1F);
  const float wanted_deg = clamped(lean_ * gain, -1, 1) * kMostTilt_deg;
  tilt_deg_ = mix(tilt_deg_, wanted_deg, turn.dt_s / (turn.dt_s + kTiltFollows_s));
}

void BeamWorld::roll(Turn& turn) {
  const float pull = turn.skill.between(4.5F, 7.5F) * sine(tilt_deg_);
  const float friction = turn.skill.between(1.6F, 0.7F);
  const bool blows = wind_age_s_ > kWindAnnounced_s;
  const float push = blows ? wind_ * turn.skill.between(0.5F, 1.5F) : 0;
  const int steps = static_cast<int>(turn.dt_s / kSubstep_s) + 1;
  const float dt_s = turn.dt_s / static_cast<float>(steps);
  for (int i = 0; i < steps; ++i) {
    speed_ += (pull + push - friction * speed_) * dt_s;
    place_ += speed_ * dt_s;
  }
}

void BeamWorld::drop(Turn& turn) {
  turn.referee.miss(ball_id_, on_beam(turn, place_, kBallRadius), kStep);
  place_ = 0;
  speed_ = 0;
  away_s_ = 1.4F;
}

void BeamWorld::blow(Turn& turn) {
  if (wind_age_s_ >= 0) {
    wind_age_s_ += turn.dt_s;
    if (wind_age_s_ > kWindAnnounced_s + kWindBlows_s) {
      wind_age_s_ = -1;
      until_wind_s_ = turn.skill.between(9, 3.5F) * turn.dice.between(0.8F, 1.3F);
      if (away_s_ <= 0) turn.referee.tell(GameEventKind::avoided, wind_id_, turn.field.home());
    }
    return;
  }
  until_wind_s_ -= turn.dt_s;
  if (until_wind_s_ > 0 || turn.left_s < 6) return;
  wind_age_s_ = 0;
  wind_id_ = turn.new_id();
  wind_ = turn.dice.between(0.6F, 1) * (turn.dice.happens(0.5F) ? 1.0F : -1.0F);
}

void BeamWorld::watch_star(Turn& turn, float before) {
  if (star_id_ == 0 || star_state_ != ShapeState::active) {
    star_going_ += turn.dt_s / kGoing_s;
    if (star_going_ >= 1 || star_id_ == 0) place_star(turn);
    return;
  }
  star_age_s_ += turn.dt_s;
  const float reach = (kBallRadius + kStarRadius) / half_beam(turn);
  const float low = smaller(before, place_) - reach;
  const float high = larger(before, place_) + reach;
  const Spot at = on_beam(turn, star_, kBallRadius);
  if (away_s_ <= 0 && star_ > low && star_ < high) {
    const float quick = clamped(1 - star_age_s_ / star_limit_s_, 0, 1);
    star_state_ = ShapeState::hit;
    turn.referee.hit({.shape = star_id_, .at = at, .points = 20, .quality = quick, .step = kStep});
  } else if (star_age_s_ > star_limit_s_) {
    star_state_ = ShapeState::missed;
    turn.referee.miss(star_id_, at, kStep);
  }
}

/// The first ones near the middle, each on the other side of the ball; never where the ball lies.
void BeamWorld::place_star(Turn& turn) {
  if (turn.left_s < 4 || away_s_ > 0) {
    star_id_ = 0;
    return;
  }
  const float far = stars_ < 3 ? 0.35F : turn.dice.between(0.3F, turn.skill.between(0.6F, 0.85F));
  star_ = place_ > 0 ? -far : far;
  if (absolute(place_) < 0.05F && turn.dice.happens(0.5F)) star_ = -star_;
  star_id_ = turn.new_id();
  star_look_ = turn.new_look();
  star_state_ = ShapeState::active;
  star_age_s_ = 0;
  star_going_ = 0;
  star_limit_s_ = stars_ < 3 ? 12 : turn.skill.between(9, 3.6F);
  ++stars_;
}

Spot BeamWorld::on_beam(const Turn& turn, float place, float above) const {
  const float half = half_beam(turn);
  // Above the player's head, as far as the picture allows.
  const float y = clamped(turn.field.home().y - 1.25F * turn.field.unit(), 0.2F, 0.5F);
  const Spot middle = {turn.field.aspect() / 2, y};
  const Spot along = {cosine(tilt_deg_), sine(tilt_deg_)};
  const Spot up = {along.y, -along.x};
  return middle + along * (clamped(place, -1.1F, 1.1F) * half) + up * above;
}

void BeamWorld::show(Turn& turn) const {
  turn.scene.show({.id = beam_id_,
                   .kind = ShapeKind::beam,
                   .at = on_beam(turn, 0, 0),
                   .long_side = 2 * half_beam(turn),
                   .thickness = kThickness,
                   .angle_deg = tilt_deg_});
  if (star_id_ != 0) {
    const bool active = star_state_ == ShapeState::active;
    turn.scene.show(
        {.id = star_id_,
         .kind = ShapeKind::star,
         .state = star_state_,
         .look = star_look_,
         .at = on_beam(turn, star_, kStarRadius + kThickness / 2),
         .radius = kStarRadius,
         .amount = active ? clamped(star_age_s_ / star_limit_s_, 0, 1) : smaller(star_going_, 1)});
  }
  turn.scene.show({.id = ball_id_,
                   .kind = ShapeKind::ball,
                   .state = away_s_ > 0 ? ShapeState::coming : ShapeState::active,
                   .at = on_beam(turn, place_, kBallRadius + kThickness / 2),
                   .radius = kBallRadius,
                   .angle_deg = place_ * half_beam(turn) / kBallRadius * 57.3F});
  if (wind_age_s_ < 0) return;
  const bool blows = wind_age_s_ > kWindAnnounced_s;
  const Spot at = {turn.field.aspect() * (wind_ > 0 ? 0.12F : 0.88F),
                   on_beam(turn, 0, 4 * kBallRadius).y};
  turn.scene.show({.id = wind_id_,
                   .kind = ShapeKind::wind,
                   .state = blows ? ShapeState::active : ShapeState::coming,
                   .at = at,
                   .radius = 0.06F,
                   .amount = wind_});
}

}  // namespace liopep::engine

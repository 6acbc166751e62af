#include "game/catch_world.h"

namespace liopep::engine {
namespace {

constexpr int kTeaching = 4;         ///< the first ones: good, slow, one at a time, left and right
constexpr float kOnlyGood_s = 11;    ///< the first bad one comes after this
constexpr float kClear = 0.62F;      ///< shoulder widths from a hand at rest that a good one keeps
constexpr float kNextToLast = 0.7F;  ///< and a bad one from the last good one
constexpr float kStep = 0.13F;

}  // namespace

void CatchWorld::step(Turn& turn) {
  for (Item& item : items_) {
    if (item.id != 0) move(turn, item);
  }
  until_next_s_ -= turn.dt_s;
  const float fall_s = turn.skill.between(4.2F, 1.25F);
  // Calm ending: nothing begins that could not be caught any more.
  if (until_next_s_ <= 0 && turn.left_s > fall_s * 0.8F) spawn(turn);
  for (const Item& item : items_) {
    if (item.id != 0) show(turn, item);
  }
}

void CatchWorld::spawn(Turn& turn) {
  const bool teaching = spawned_ < kTeaching;
  until_next_s_ = teaching ? 2.2F : turn.skill.between(1.5F, 0.5F) * turn.dice.between(0.85F, 1.2F);
  if (turn.options.arms != Arms::both) until_next_s_ *= 1.3F;
  for (Item& item : items_) {
    if (item.id != 0) continue;
    const bool may_be_bad = !teaching && turn.time_s > kOnlyGood_s;
    const bool good = !may_be_bad || !turn.dice.happens(turn.skill.between(0.18F, 0.4F));
    const float unit = turn.field.unit();
    const float fall_s = teaching ? 4.2F : turn.skill.between(4.2F, 1.25F);
    item = {.id = turn.new_id(), .good = good, .look = turn.new_look()};
    item.radius = turn.skill.between(0.3F, 0.2F) * unit;
    item.at = {good ? good_column(turn) : bad_column(turn), turn.field.top() - item.radius};
    item.fall = (turn.field.bottom() - turn.field.top()) / fall_s;
    item.sway = teaching ? 0 : turn.dice.between(-1, 1) * turn.skill.between(0, 0.2F) * unit;
    if (good) last_x_ = item.at.x;
    ++spawned_;
    return;
  }
}

/// Where the next one falls: a good one away from where the hands are, so that it has to be caught,
/// and not always on the same side.
float CatchWorld::good_column(Turn& turn) const {
  const float middle = (turn.field.left() + turn.field.right()) / 2;
  float best = middle;
  float clearest = -1;
  for (int attempt = 0; attempt < 8 && clearest < kClear * turn.field.unit(); ++attempt) {
    const bool to_left = turn.dice.happens(last_x_ < middle ? 0.3F : 0.7F);
    const float side = to_left ? turn.field.left() : turn.field.right();
    const float x = mix(middle, side, turn.dice.between(0, 1));
    float clear = turn.field.aspect();
    for (int hand = 0; hand < 2; ++hand) {
      const Pointer& pointer = turn.hands[hand];
      if (!turn.plays(hand) || pointer.seen() <= 0) continue;
      clear = smaller(clear, absolute(pointer.at().x - x));
    }
    if (clear <= clearest) continue;
    clearest = clear;
    best = x;
  }
  return best;
}

/// A bad one often falls towards a hand, but never beside the last good one.
float CatchWorld::bad_column(Turn& turn) const {
  float x = turn.field.left();
  for (int attempt = 0; attempt < 6; ++attempt) {
    x = turn.dice.between(turn.field.left(), turn.field.right());
    const int hand = turn.dice.below(2);
    const bool aims = turn.plays(hand) && turn.hands[hand].seen() > 0 && turn.dice.happens(0.5F);
    if (aims) x = clamped(turn.hands[hand].at().x, turn.field.left(), turn.field.right());
    if (absolute(x - last_x_) > kNextToLast * turn.field.unit()) break;
  }
  return x;
}

void CatchWorld::move(Turn& turn, Item& item) {
  if (item.state != ShapeState::active) {
    item.going += turn.dt_s / kGoing_s;
    if (item.going >= 1) item.id = 0;
    return;
  }
  const Spot from = item.at;
  item.at = from + Spot{item.sway, item.fall} * turn.dt_s;
  if (item.at.x < turn.field.left()) item.sway = absolute(item.sway);
  if (item.at.x > turn.field.right()) item.sway = -absolute(item.sway);
  // A good one may be caught a little early or late, a bad one must really be met.
  const float fair = item.good ? 1 : 0.5F;
  const Touch touch = touch_of(turn, from, item.at, item.radius * fair, WhichHand::any);
  if (touch.happened) {
    item.state = item.good ? ShapeState::hit : ShapeState::missed;
    const WhichHand hand = which_hand(touch.hand);
    if (item.good) {
      const float height = turn.field.bottom() - turn.field.top();
      const float early = clamped((turn.field.bottom() - item.at.y) / height, 0, 1);
      turn.referee.hit(
          {.shape = item.id, .at = item.at, .hand = hand, .quality = early, .step = kStep});
    } else {
      turn.referee.bump(item.id, item.at, hand, kStep);
    }
    return;
  }
  if (item.at.y < turn.field.bottom() + item.radius) return;
  item.state = ShapeState::missed;
  if (item.good) {
    turn.referee.miss(item.id, item.at, kStep);
  } else {
    turn.referee.tell(GameEventKind::avoided, item.id, item.at);
  }
}

void CatchWorld::show(Turn& turn, const Item& item) const {
  turn.scene.show({.id = item.id,
                   .kind = item.good ? ShapeKind::good : ShapeKind::bad,
                   .state = item.state,
                   .look = item.look,
                   .at = item.at,
                   .radius = item.radius,
                   .amount = item.state == ShapeState::active ? 0 : smaller(item.going, 1)});
}

}  // namespace liopep::engine

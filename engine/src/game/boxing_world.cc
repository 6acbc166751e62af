#include "game/boxing_world.h"

namespace liopep::engine {
namespace {

constexpr float kRadius = 0.28F;      ///< shoulder widths
constexpr float kPunch_per_s = 1.2F;  ///< shoulder widths a second: slower is no punch
constexpr float kFist = 0.4F;         ///< of the hand's radius: a graze is no punch
constexpr float kStep = 0.1F;
constexpr int kFirstBeat = 4;  ///< four to listen to

/// Where targets hang, in shoulder widths from the middle of the shoulders: sideways outwards and
/// up. The first two are the easiest.
constexpr std::array<Spot, 5> kPlaces = {
    {{1.05F, 0.15F}, {0.85F, 0.75F}, {1.2F, -0.3F}, {0.5F, 1.05F}, {-0.55F, 0.45F}}};
constexpr int kCrossing = 4;  ///< the one on the other hand's side

}  // namespace

void BoxingWorld::step(Turn& turn) {
  const float beat_s = 60 / turn.options.tempo_bpm;
  const auto beats = static_cast<int>(turn.time_s / beat_s);
  part_ = turn.time_s / beat_s - static_cast<float>(beats);
  for (; heard_ <= beats; ++heard_) {
    turn.referee.tell(GameEventKind::beat, 0, turn.field.home(), heard_ % 4 == 0 ? 1.0F : 0.0F);
  }
  plan(turn, beat_s);
  for (Target& target : targets_) {
    if (target.id != 0) watch(turn, target);
  }
  for (const Target& target : targets_) {
    if (target.id != 0) show(turn, target);
  }
}

/// Gives the beats that come next their targets, one look-ahead before they sound.
void BoxingWorld::plan(Turn& turn, float beat_s) {
  const float ahead_s = turn.skill.between(2, 1.1F);
  const float end_s = turn.time_s + turn.left_s;
  while (static_cast<float>(planned_) * beat_s < turn.time_s + ahead_s) {
    const int beat = planned_++;
    const float at_s = static_cast<float>(beat) * beat_s;
    if (beat < kFirstBeat || at_s > end_s - 0.6F || at_s < turn.time_s + 0.5F) continue;
    if (!is_asked(turn, beat)) continue;
    const bool both = turn.options.arms == Arms::both && added_ > 8 && beat % 4 == 0 &&
                      turn.dice.happens(turn.skill.between(0, 0.6F));
    const int hand = turn.options.arms == Arms::both   ? next_hand_
                     : turn.options.arms == Arms::left ? 0
                                                       : 1;
    add(turn, hand, at_s, ahead_s);
    if (both) add(turn, 1 - hand, at_s, ahead_s);
    // Mostly left, right, left, right; now and then the same hand twice.
    if (added_ < 8 || turn.dice.happens(0.75F)) next_hand_ = 1 - next_hand_;
  }
}

/// More and more of the beats: every fourth, every second, at last nearly all.
bool BoxingWorld::is_asked(Turn& turn, int beat) const {
  const float density = turn.skill.between(0, 1);
  if (added_ < 2) return beat % 4 == 0;
  if (beat % 2 == 0) return beat % 4 == 0 || turn.dice.happens(density * 4 + 0.4F);
  return turn.dice.happens(density * 1.1F - 0.15F) && turn.options.arms == Arms::both;
}

void BoxingWorld::add(Turn& turn, int hand, float beat_s, float shown_s) {
  for (Target& target : targets_) {
    if (target.id != 0) continue;
    const int places = static_cast<int>(turn.skill.between(2, 5.9F));
    int place = added_ < 4 ? 0 : turn.dice.below(places < 1 ? 1 : places > 5 ? 5 : places);
    if (place == kCrossing && turn.options.arms != Arms::both) place = 0;
    const Spot offset = kPlaces[static_cast<std::size_t>(place)];
    const float radius = kRadius * turn.skill.between(1.1F, 0.9F) * turn.field.unit();
    const float outwards = hand == 0 ? -offset.x : offset.x;
    target = {.id = turn.new_id(), .hand = which_hand(hand), .look = turn.new_look()};
    target.at = turn.field.near(outwards, offset.y, radius);
    target.radius = radius;
    target.beat_s = beat_s;
    target.shown_s = smaller(shown_s, beat_s - turn.time_s + turn.dt_s);
    target.inside = {true, true};  // a hand that is there already must leave first
    ++added_;
    return;
  }
}

void BoxingWorld::watch(Turn& turn, Target& target) {
  if (target.state != ShapeState::active) {
    target.going += turn.dt_s / kGoing_s;
    if (target.going >= 1) target.id = 0;
    return;
  }
  for (int hand = 0; hand < 2; ++hand) {
    const bool is_asked = turn.plays(hand) && target.hand == which_hand(hand);
    const Pointer& pointer = turn.hands[hand];
    if (!is_asked || !pointer.touches()) continue;
    const float reach = target.radius + kFist * turn.hand_radius();
    const float part = pointer.meets(target.at, target.at, reach);
    const bool ends_inside = length_of(pointer.at() - target.at) <= reach;
    const bool enters = part <= 1 && !target.inside[hand];
    target.inside[hand] = ends_inside;
    if (!enters || pointer.speed() < kPunch_per_s * turn.field.unit()) continue;
    punch(turn, target, hand, turn.time_s - turn.dt_s * (1 - part));
    if (target.state != ShapeState::active) return;
  }
  const float window_s = turn.skill.between(0.36F, 0.18F);
  if (turn.time_s <= target.beat_s + window_s) return;
  target.state = ShapeState::missed;
  turn.referee.miss(target.id, target.at, kStep);
}

void BoxingWorld::punch(Turn& turn, Target& target, int hand, float at_s) {
  const float window_s = turn.skill.between(0.36F, 0.18F);
  const float off_s = absolute(at_s - target.beat_s);
  if (off_s > window_s) return;  // too early: draw back and try again
  // Nobody hears a twentieth of a second.
  const float timing = clamped(1 - (off_s - 0.05F) / (window_s - 0.05F), 0, 1);
  target.state = ShapeState::hit;
  turn.referee.hit({.shape = target.id,
                    .at = target.at,
                    .hand = which_hand(hand),
                    .points = 4 + 6 * timing,
                    .quality = timing,
                    .step = kStep});
}

void BoxingWorld::show(Turn& turn, const Target& target) const {
  const bool active = target.state == ShapeState::active;
  const float to_go_s = target.beat_s - turn.time_s;
  turn.scene.show(
      {.id = target.id,
       .kind = ShapeKind::target,
       .state = target.state,
       .hand = target.hand,
       .look = target.look,
       .at = target.at,
       .radius = target.radius,
       .amount = active ? clamped(1 - to_go_s / target.shown_s, 0, 1) : smaller(target.going, 1)});
}

}  // namespace liopep::engine

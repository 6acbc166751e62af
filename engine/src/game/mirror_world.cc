#include "game/mirror_world.h"

namespace liopep::engine {
namespace {

constexpr float kStep = 0.45F;
constexpr float kLimbThickness = 0.22F;  ///< shoulder widths
constexpr float kHoldRadius = 0.55F;     ///< of the ring around the head
constexpr float kPoints = 25;
constexpr int kShapes = 9;  ///< wanted and seen, two arms of two limbs each, and the ring

}  // namespace

void MirrorWorld::step(Turn& turn) {
  if (id_ == 0) {
    rest_s_ -= turn.dt_s;
    if (rest_s_ <= 0 && turn.left_s > 4) choose(turn);
  }
  if (id_ == 0) return;
  measure(turn);
  age_s_ += turn.dt_s;
  if (state_ == ShapeState::coming && age_s_ > 0.6F) state_ = ShapeState::active;
  if (state_ == ShapeState::active) {
    hold(turn);
  } else if (state_ != ShapeState::coming) {
    going_s_ += turn.dt_s;
    if (going_s_ >= kGoing_s) {
      id_ = 0;
      rest_s_ = turn.skill.between(0.8F, 0.25F);
      return;
    }
  }
  show(turn);
}

void MirrorWorld::choose(Turn& turn) {
  const int known = turn.skill.level() < 3 ? kEvenPoses : kPoseCount;
  // The first ones in their order: wings, goal posts, a big V. Always one that the picture holds.
  int next = chosen_ < 3 ? chosen_ : (pose_ + 1 + turn.dice.below(known - 1)) % known;
  for (int i = 0; i < known && (next == pose_ || !is_in_picture(turn, next)); ++i) {
    next = (next + 1) % known;
  }
  pose_ = next;
  ++chosen_;
  id_ = turn.new_id();
  turn.last_id += kShapes;
  state_ = ShapeState::coming;
  age_s_ = 0;
  held_s_ = 0;
  going_s_ = 0;
  best_ = 0;
  limit_s_ = chosen_ <= 2 ? 14 : turn.skill.between(10, 3.4F);
  hold_s_ = turn.skill.between(0.9F, 1.7F);
  needed_ = turn.skill.between(0.58F, 0.92F);
}

/// True when a player who holds the pose has elbows and wrists in view.
bool MirrorWorld::is_in_picture(const Turn& turn, int pose) const {
  const float unit = turn.field.unit();
  for (const Side side : {Side::left, Side::right}) {
    if (!turn.plays(static_cast<int>(side))) continue;
    const ArmAngles& angles = arm_pose(pose).arms[static_cast<std::size_t>(side)];
    const float outwards = side == Side::left ? -0.5F : 0.5F;
    const Spot shoulder = turn.field.home() + Spot{outwards * unit, 0};
    const Spot elbow = shoulder + arm_direction(side, angles.upper_deg) * (kUpperArm * unit);
    const Spot wrist = elbow + arm_direction(side, angles.fore_deg) * (kForearm * unit);
    for (const Spot spot : {elbow, wrist}) {
      if (spot.x < 0 || spot.x > turn.field.aspect() || spot.y < 0 || spot.y > 1) return false;
    }
  }
  return true;
}

void MirrorWorld::measure(Turn& turn) {
  const ArmPose& pose = arm_pose(pose_);
  float sum = 0;
  float least = 1;
  int count = 0;
  for (const Side side : {Side::left, Side::right}) {
    const auto index = static_cast<std::size_t>(side);
    arm_fit_[index] = fit_of(turn.player.arm(side), side, pose.arms[index], turn.field.unit());
    if (!turn.plays(static_cast<int>(index))) continue;
    sum += arm_fit_[index];
    least = smaller(least, arm_fit_[index]);
    ++count;
  }
  fit_ = (sum / static_cast<float>(count) + least) / 2;
}

void MirrorWorld::hold(Turn& turn) {
  if (fit_ >= needed_) {
    held_s_ += turn.dt_s;
    best_ = larger(best_, fit_);
  } else {
    held_s_ = larger(held_s_ - turn.dt_s / 2, 0);  // a wobble costs a little, not everything
  }
  if (held_s_ >= hold_s_) {
    const float quick = clamped(1 - age_s_ / limit_s_, 0, 1);
    turn.referee.hit({.shape = id_,
                      .at = middle(turn),
                      .points = kPoints * (0.6F + 0.4F * best_) + 10 * quick,
                      .quality = best_,
                      .step = kStep});
    finish(turn, ShapeState::hit);
  } else if (age_s_ > limit_s_ && held_s_ <= 0) {
    turn.referee.miss(id_, middle(turn), kStep);
    finish(turn, ShapeState::missed);
  }
}

void MirrorWorld::finish(Turn&, ShapeState state) {
  state_ = state;
  going_s_ = 0;
}

Spot MirrorWorld::middle(const Turn& turn) const {
  return turn.player.head();
}

void MirrorWorld::show_arm(Turn& turn, Side side) const {
  const auto index = static_cast<std::size_t>(side);
  const ArmAngles& angles = arm_pose(pose_).arms[index];
  const Arm& arm = turn.player.arm(side);
  const float unit = turn.field.unit();
  const WhichHand hand = which_hand(static_cast<int>(index));
  const bool going = state_ == ShapeState::hit || state_ == ShapeState::missed;
  const auto limb = [&](ShapeKind kind, int number, Spot from, Spot to, float amount) {
    const Spot way = to - from;
    turn.scene.show({.id = id_ + static_cast<std::uint32_t>(number),
                     .kind = kind,
                     .state = kind == ShapeKind::limb_seen ? ShapeState::active : state_,
                     .hand = hand,
                     .at = mix(from, to, 0.5F),
                     .long_side = larger(length_of(way), 0.01F),
                     .thickness = kLimbThickness * unit,
                     .angle_deg = direction_deg(way.y, way.x),
                     .amount = amount});
  };
  const int base = 1 + 4 * static_cast<int>(index);
  const Spot elbow = arm.shoulder + arm_direction(side, angles.upper_deg) * (kUpperArm * unit);
  const Spot wrist = elbow + arm_direction(side, angles.fore_deg) * (kForearm * unit);
  const float gone = going ? smaller(going_s_ / kGoing_s, 1) : 0;
  limb(ShapeKind::limb_wanted, base, arm.shoulder, elbow, gone);
  limb(ShapeKind::limb_wanted, base + 1, elbow, wrist, gone);
  if (!arm.seen) return;
  limb(ShapeKind::limb_seen, base + 2, arm.shoulder, arm.elbow, arm_fit_[index]);
  limb(ShapeKind::limb_seen, base + 3, arm.elbow, arm.wrist, arm_fit_[index]);
}

void MirrorWorld::show(Turn& turn) const {
  if (turn.plays(0)) show_arm(turn, Side::left);
  if (turn.plays(1)) show_arm(turn, Side::right);
  turn.scene.show({.id = id_,
                   .kind = ShapeKind::hold,
                   .state = state_,
                   .at = middle(turn),
                   .radius = kHoldRadius * turn.field.unit(),
                   .amount = clamped(held_s_ / hold_s_, 0, 1)});
}

}  // namespace liopep::engine

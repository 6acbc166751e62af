#include "game/player.h"

namespace liopep::engine {
namespace {

constexpr float kBelieved = 0.5F;
constexpr float kEdge = 0.05F;  ///< pictures; a hand half out of view is still one
constexpr float kHomeFollows_s = 3;
constexpr float kUnitFollows_s = 6;
constexpr float kUprightFollows_s = 25;  ///< slowly, so that a long lean is not forgotten
constexpr float kLeanFollows_s = 0.06F;
constexpr float kArmFollows_s = 0.04F;
/// Shoulders to the seat, about which the trunk leans, in shoulder widths (Winter 2009: 0.288 and
/// 0.23 of stature).
constexpr float kTrunk = 1.25F;
/// Nose to the shoulders' middle, in shoulder widths, at least; holds the unit when the player
/// turns and the shoulders look narrow.
constexpr float kNeck = 1.1F;

float weight_of(float dt_s, float follows_s) {
  return dt_s / (dt_s + follows_s);
}

}  // namespace

Spot spot_of(const Landmarks& landmarks, Landmark which) {
  const LandmarkPoint& point = landmarks[which];
  return {(1 - point.x) * landmarks.aspect, point.y};
}

bool is_in_view(const LandmarkPoint& point) {
  return point.visibility >= kBelieved && point.x > -kEdge && point.x < 1 + kEdge &&
         point.y > -kEdge && point.y < 1 + kEdge;
}

void Player::see(const Landmarks& landmarks, float dt_s) {
  const bool seen = is_in_view(landmarks[Landmark::left_shoulder]) &&
                    is_in_view(landmarks[Landmark::right_shoulder]);
  if (!seen) {
    miss(dt_s);
    return;
  }
  same_s_ = in_view_ ? same_s_ + dt_s : 0;
  in_view_ = true;
  const Spot left = spot_of(landmarks, Landmark::left_shoulder);
  const Spot right = spot_of(landmarks, Landmark::right_shoulder);
  const Spot middle = mix(left, right, 0.5F);
  const Spot nose = spot_of(landmarks, Landmark::nose);
  const float neck =
      landmarks[Landmark::nose].visibility >= kBelieved ? length_of(nose - middle) * kNeck : 0;
  // Turned away, left and right change places in the picture; the tilt is the same.
  const float across = absolute(right.x - left.x);
  const float down = right.x >= left.x ? right.y - left.y : left.y - right.y;
  const float tilt_deg = direction_deg(down, larger(across, 0.01F));
  head_ = neck > 0 ? nose : Spot{middle.x, middle.y - 0.6F * unit_};
  measure(middle, larger(larger(length_of(right - left), neck), 0.02F), tilt_deg, dt_s);
  see_arm(landmarks, Side::left, dt_s);
  see_arm(landmarks, Side::right, dt_s);
}

void Player::miss(float dt_s) {
  same_s_ = in_view_ ? 0 : same_s_ + dt_s;
  in_view_ = false;
  arms_[0].seen = false;
  arms_[1].seen = false;
}

void Player::measure(Spot middle, float unit, float tilt_deg, float dt_s) {
  // At first a plain mean over the frames, later a slow following: until then every new sample
  // weighs as much as all time measured so far allows.
  const auto weight = [&](float follows_s) {
    return larger(weight_of(dt_s, smaller(measured_s_, follows_s)), 1e-4F);
  };
  home_ = mix(home_, middle, weight(kHomeFollows_s));
  unit_ = mix(unit_, unit, weight(kUnitFollows_s));
  upright_x_ = mix(upright_x_, middle.x, weight(kUprightFollows_s));
  upright_tilt_deg_ = mix(upright_tilt_deg_, tilt_deg, weight(kUprightFollows_s));
  measured_s_ += dt_s;
  const float shift_deg = direction_deg(middle.x - upright_x_, kTrunk * unit_);
  const float lean_deg = (shift_deg + tilt_deg - upright_tilt_deg_) / 2;
  lean_deg_ = mix(lean_deg_, lean_deg, weight_of(dt_s, kLeanFollows_s));
}

void Player::see_arm(const Landmarks& landmarks, Side side, float dt_s) {
  Arm& arm = arms_[static_cast<std::size_t>(side)];
  const Landmark shoulder = landmark_of(BodyPart::shoulders, side);
  const Landmark elbow = landmark_of(BodyPart::elbows, side);
  const Landmark wrist = landmark_of(BodyPart::wrists, side);
  const float weight = arm.seen ? weight_of(dt_s, kArmFollows_s) : 1;
  arm.seen = is_in_view(landmarks[elbow]) && is_in_view(landmarks[wrist]);
  arm.shoulder = mix(arm.shoulder, spot_of(landmarks, shoulder), weight);
  arm.elbow = mix(arm.elbow, spot_of(landmarks, elbow), weight);
  arm.wrist = mix(arm.wrist, spot_of(landmarks, wrist), weight);
}

}  // namespace liopep::engine

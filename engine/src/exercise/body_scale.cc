#include "exercise/body_scale.h"

#include "geometry/body.h"
#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr float kLegOfTorso = 1.8F;          ///< long legs: hips-to-ankles over shoulders-to-hips
constexpr float kShortestLegOfTorso = 1.2F;  ///< less than this is not somebody standing upright
constexpr float kStraightKnee_deg = 150;
constexpr float kStandingPart = 0.88F;  ///< of the learned leg: still standing
constexpr float kRelearnPart = 0.75F;   ///< of the learned leg: may have been learned too long
constexpr float kUprightThighOfShin = 0.7F;
constexpr float kRise_s = 0.15F;
constexpr float kMostRise = 1.06F;  ///< of the learned leg, that one frame can pull towards
constexpr float kFall_s = 3;
constexpr float kSizes_s = 0.5F;
constexpr float kTorsoFall_s = 4;
constexpr float kBentFall_s = 40;         ///< in the midst of an exercise, which may be a long fold
constexpr float kShouldersOfHead = 1.9F;  ///< at least; seen from the side the head tells more
constexpr float kWalkedAway = 0.9F;
constexpr float kSteadyPart = 0.03F;
constexpr float kSteadyTime_s = 1;

/// Size of the head as ear to ear, from wherever it is seen: from the side the ears coincide, but
/// the nose stands out before them.
float head_size(const Landmarks& landmarks) {
  const BodyPoint nose = point_of(landmarks, BodyPart::head, Side::left);
  const float width = distance_between(point_of(landmarks, BodyPart::ears, Side::left),
                                       point_of(landmarks, BodyPart::ears, Side::right));
  return larger(width, distance_between(nose, middle_of(landmarks, BodyPart::ears)));
}

/// Shoulder to elbow of the arm that looks longer: the other may point at the camera.
float arm_size(const Landmarks& landmarks) {
  float longest = 0;
  for (const Side side : {Side::left, Side::right}) {
    const BodyPoint elbow = point_of(landmarks, BodyPart::elbows, side);
    if (elbow.visibility < kUnseen) continue;
    const BodyPoint shoulder = point_of(landmarks, BodyPart::shoulders, side);
    longest = larger(longest, distance_between(shoulder, elbow));
  }
  return longest;
}

/// Moves `value` towards `target` as a first-order filter with time constant `time_s` would.
void approach(float& value, float target, float dt_s, float time_s) {
  value += (target - value) * dt_s / (dt_s + time_s);
}

/// Follows a length up quickly and down slowly: leaning and turning shorten what is seen of it.
void follow_up(float& length, float now, float dt_s, float fall_s = kTorsoFall_s) {
  approach(length, now, dt_s, now > length ? kRise_s : fall_s);
}

}  // namespace

BodyScale::Stance BodyScale::stance_of(const Landmarks& landmarks) {
  struct Leg {
    float visibility, height, thigh, shin, knee_deg;
  };
  const auto leg = [&](Side side) {
    const BodyPoint hip = point_of(landmarks, BodyPart::hips, side);
    const BodyPoint knee = point_of(landmarks, BodyPart::knees, side);
    const BodyPoint ankle = point_of(landmarks, BodyPart::ankles, side);
    return Leg{smaller(smaller(hip.visibility, knee.visibility), ankle.visibility), ankle.y - hip.y,
               distance_between(hip, knee), distance_between(knee, ankle),
               angle_at_deg(hip, knee, ankle)};
  };
  const Leg left = leg(Side::left);
  const Leg right = leg(Side::right);
  Stance stance;
  stance.sizes.torso = distance_between(middle_of(landmarks, BodyPart::shoulders),
                                        middle_of(landmarks, BodyPart::hips));
  stance.sizes.shoulders = distance_between(point_of(landmarks, BodyPart::shoulders, Side::left),
                                            point_of(landmarks, BodyPart::shoulders, Side::right));
  stance.sizes.head = head_size(landmarks);
  stance.sizes.arm = arm_size(landmarks);
  stance.sizes.shin = seen_mean(left.shin, left.visibility, right.shin, right.visibility);
  stance.hips_above_ankles =
      seen_mean(left.height, left.visibility, right.height, right.visibility);
  stance.thigh_of_shin = seen_mean(left.thigh, left.visibility, right.thigh, right.visibility) /
                         larger(stance.sizes.shin, 1e-3F);
  // In walking one knee bends while the other carries: the straighter one says "standing".
  const bool left_counts = left.visibility >= 0.5F * right.visibility;
  const bool right_counts = right.visibility >= 0.5F * left.visibility;
  stance.knee_deg = larger(left_counts ? left.knee_deg : 0, right_counts ? right.knee_deg : 0);
  return stance;
}

void BodyScale::update(const Landmarks& landmarks, float dt_s, Midst midst) {
  const Stance now = stance_of(landmarks);
  if (!primed_) {
    primed_ = true;
    now_ = now.sizes;
    longest_torso_ = now.sizes.torso;
    widest_shoulders_ = now.sizes.shoulders;
    largest_head_ = now.sizes.head;
    longest_arm_ = now.sizes.arm;
  }
  approach(now_.torso, now.sizes.torso, dt_s, kRise_s);
  approach(now_.shoulders, now.sizes.shoulders, dt_s, kRise_s);
  follow_up(longest_torso_, now.sizes.torso, dt_s,
            midst == Midst::exercise ? kBentFall_s : kTorsoFall_s);
  follow_up(widest_shoulders_, now.sizes.shoulders, dt_s);
  follow_up(largest_head_, now.sizes.head, dt_s);
  follow_up(longest_arm_, now.sizes.arm, dt_s);
  facing_.update(landmarks, dt_s);
  if (leg_is_known_) follow_when_walking_away(now.sizes);
  if (stands(now)) trunk_.learn_upright(landmarks, length(BodyUnit::torso), dt_s);
  learn_leg(now, dt_s);
  relearn_leg_when_steady(now, dt_s);
}

bool BodyScale::stands(const Stance& now) const {
  if (!leg_is_known_) return is_upright(now);
  return now.knee_deg >= kStraightKnee_deg && now.hips_above_ankles >= kStandingPart * leg_;
}

bool BodyScale::is_upright(const Stance& now) const {
  return now.knee_deg >= kStraightKnee_deg && now.thigh_of_shin >= kUprightThighOfShin &&
         now.hips_above_ankles >= kShortestLegOfTorso * longest_torso_;
}

void BodyScale::follow_when_walking_away(const Sizes& now) {
  // Leaning shortens the torso and turning the shoulders, but nothing in a squat shortens all.
  const float part = larger(now.torso / larger(standing_.torso, 1e-3F),
                            larger(now.shoulders / larger(standing_.shoulders, 1e-3F),
                                   now.shin / larger(standing_.shin, 1e-3F)));
  if (part >= kWalkedAway) return;
  const float factor = larger(part / kWalkedAway, 0.5F);
  leg_ *= factor;
  standing_.torso *= factor;
  standing_.shoulders *= factor;
  standing_.shin *= factor;
}

void BodyScale::learn_leg(const Stance& now, float dt_s) {
  if (!stands(now)) return;
  if (!leg_is_known_) {
    leg_is_known_ = true;
    leg_ = now.hips_above_ankles;
    standing_ = now.sizes;
    return;
  }
  // A single odd frame must not make the leg long: it would take long to become short again.
  const float height = smaller(now.hips_above_ankles, kMostRise * leg_);
  approach(leg_, height, dt_s, height > leg_ ? kRise_s : kFall_s);
  approach(standing_.torso, now.sizes.torso, dt_s, kSizes_s);
  approach(standing_.shoulders, now.sizes.shoulders, dt_s, kSizes_s);
  approach(standing_.shin, now.sizes.shin, dt_s, kSizes_s);
}

void BodyScale::relearn_leg_when_steady(const Stance& now, float dt_s) {
  const bool upright = is_upright(now) && now.hips_above_ankles >= kRelearnPart * leg_;
  const float change = absolute(now.hips_above_ankles - steady_height_);
  if (!upright || change > kSteadyPart * steady_height_) {
    steady_height_ = now.hips_above_ankles;
    steady_s_ = 0;
    return;
  }
  steady_s_ += dt_s;
  if (steady_s_ < kSteadyTime_s) return;
  leg_is_known_ = true;
  leg_ = now.hips_above_ankles;
  standing_ = now.sizes;
}

float BodyScale::length(BodyUnit unit) const {
  switch (unit) {
    case BodyUnit::torso:
      return larger(longest_torso_, 1e-3F);
    case BodyUnit::shoulders:
      return larger(larger(widest_shoulders_, kShouldersOfHead * largest_head_), 1e-3F);
    case BodyUnit::leg:
      return larger(leg_is_known_ ? leg_ : kLegOfTorso * longest_torso_, 1e-3F);
    case BodyUnit::head:
      return larger(largest_head_, 1e-3F);
    case BodyUnit::arm:
      return larger(longest_arm_, 1e-3F);
  }
  return 1;
}

float BodyScale::breadth() const {
  constexpr float kOfTrunk = 0.6F;
  return larger(length(BodyUnit::shoulders), kOfTrunk * length(BodyUnit::torso));
}

}  // namespace liopep::engine

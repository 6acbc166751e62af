#include "recognition/shape.h"

#include "geometry/trigonometry.h"
#include "liopep/demonstrator.h"

namespace liopep::engine {
namespace {

constexpr std::array<float, 9> kYaws_deg = {0, 20, -20, 40, -40, 60, -60, 85, -85};
constexpr std::array<float, 3> kPitches_deg = {4, 18, -10};  ///< of the camera, looking down
constexpr float kLeastRange = 0.55F;
constexpr float kMostRange = 1.4F;
constexpr float kRelativeWay = 0.3F;  ///< of a way that may differ: proportions, style
constexpr float kRestTolerance = 2;   ///< rest differs more from person to person than the way
constexpr float kRestShare = 0.35F;
constexpr float kWorst = 9;             ///< beyond so many squared tolerances nothing is worse
constexpr float kBothArmsCost = 0.03F;  ///< where another exercise is about both, that is it

struct Seen {
  float x, y;
};

Seen way_of(const Excursion& seen, int arrow) {
  return {seen.full.values[2 * arrow] - seen.rest.values[2 * arrow],
          seen.full.values[2 * arrow + 1] - seen.rest.values[2 * arrow + 1]};
}

float square(float x) {
  return x * x;
}

BodyParts leg_parts() {
  return bit_of(BodyPart::hips) | bit_of(BodyPart::knees) | bit_of(BodyPart::ankles);
}

}  // namespace

Shape::Shape(const Exercise& exercise) {
  const Demonstration demonstration(exercise);
  const Demonstrator& demonstrator = exercise.demonstrator;
  const auto arrows_at = [&](double t_ms) {
    return arrows_of(skeleton_of(Build{}, demonstration.posture_at(t_ms), demonstrator.seat));
  };
  const ArrowsInSpace rest = arrows_at(0);
  const ArrowsInSpace full = arrows_at(demonstration.furthest_ms());
  const Build build;
  const float scale = 1 / (build.torso_part * build.stature_m);
  for (int i = 0; i < kArrowCount; ++i) {
    limbs_[i].rest = rest[i] * scale;
    limbs_[i].way = (full[i] - rest[i]) * scale;
  }
  weigh(exercise);
  may_use_both_arms_ =
      exercise.side_rule == SideRule::either && (exercise.needs & leg_parts()) == 0;
  if (may_use_both_arms_) with_both_arms_ = both_arms(limbs_);
}

void Shape::weigh(const Exercise& exercise) {
  const bool has_legs = (exercise.needs & leg_parts()) != 0;
  for (int i = 0; i < kArrowCount; ++i) {
    Limb& limb = limbs_[i];
    const bool is_place = i == static_cast<int>(Arrow::place);
    limb.is_essential = (parts_of(i) & exercise.needs) != 0;
    const bool is_leg = (parts_of(i) & leg_parts()) != 0;
    limb.way_weight = limb.is_essential && !is_place ? 1 : 0.5F;
    limb.rest_weight = limb.is_essential ? 1 : 0.2F;
    const bool is_foot =
        i == static_cast<int>(Arrow::left_foot) || i == static_cast<int>(Arrow::right_foot);
    if (is_foot && !limb.is_essential) limb.way_weight = 0.15F;
    // Done standing and seated alike, an exercise of the arms knows nothing of the legs' rest.
    if (is_place || (is_leg && !has_legs)) limb.rest_weight = 0;
  }
}

Shape::Limbs Shape::both_arms(const Limbs& limbs) {
  Limbs both = limbs;
  const auto last_arm = static_cast<int>(Arrow::right_hand);
  for (int left = 0; left < last_arm; left += 2) {
    both[left + 1].way = limbs[left].way;
    both[left + 1].way.x = -limbs[left].way.x;
    both[left + 1].rest = limbs[left].rest;
    both[left + 1].rest.x = -limbs[left].rest.x;
  }
  return both;
}

float Shape::mismatch_from(const Limbs& limbs, const Excursion& seen, const Angle& angle) {
  const auto project = [&](Vector v) {
    return Seen{v.x * angle.across_x + v.z * angle.across_z,
                -(v.x * angle.up_x + v.y * angle.up_y + v.z * angle.up_z)};
  };
  // How far it went, by what the exercise is about.
  float along = 1e-6F;
  float length = 1e-6F;
  for (int i = 0; i < kArrowCount; ++i) {
    if (!limbs[i].is_essential) continue;
    const Seen way = way_of(seen, i);
    const Seen shown = project(limbs[i].way);
    const float weight =
        smaller(seen.rest.weights[i], seen.full.weights[i]) / square(tolerance_of(i));
    along += weight * (way.x * shown.x + way.y * shown.y);
    length += weight * (shown.x * shown.x + shown.y * shown.y);
  }
  const float range = clamped(along / length, kLeastRange, kMostRange);
  float sum = 0;
  float weights = 1e-3F;
  for (int i = 0; i < kArrowCount; ++i) {
    const Limb& limb = limbs[i];
    const float sight = smaller(seen.rest.weights[i], seen.full.weights[i]);
    const Seen way = way_of(seen, i);
    const Seen shown = project(limb.way);
    const float shown_2 = square(shown.x) + square(shown.y);
    float part = range;
    if (!limb.is_essential) {
      part = clamped((way.x * shown.x + way.y * shown.y) / (shown_2 + 1e-6F), 0, kMostRange);
    }
    const float scale = 1 / (square(tolerance_of(i)) + square(kRelativeWay) * shown_2);
    const float way_off = (square(way.x - part * shown.x) + square(way.y - part * shown.y)) * scale;
    sum += sight * limb.way_weight * smaller(way_off, kWorst);
    weights += sight * limb.way_weight;
    if (limb.rest_weight == 0) continue;
    const Seen rest = project(limb.rest);
    const float rest_scale = 1 / square(kRestTolerance * tolerance_of(i));
    const float rest_off =
        (square(seen.rest.values[2 * i] - rest.x) + square(seen.rest.values[2 * i + 1] - rest.y)) *
        rest_scale;
    sum += kRestShare * sight * limb.rest_weight * smaller(rest_off, kWorst);
    weights += kRestShare * sight * limb.rest_weight;
  }
  return sum / weights / kWorst;
}

float Shape::left_over(const Excursion& seen) const {
  float way = 1e-3F;
  float left = 0;
  for (int i = 0; i < kArrowCount; ++i) {
    if (!limbs_[i].is_essential) continue;
    const float weight =
        smaller(seen.back.weights[i], seen.rest.weights[i]) / square(tolerance_of(i));
    for (int axis = 2 * i; axis < 2 * i + 2; ++axis) {
      way += weight * square(seen.full.values[axis] - seen.rest.values[axis]);
      left += weight * square(seen.back.values[axis] - seen.rest.values[axis]);
    }
  }
  return square_root(left / way);
}

float Shape::difference(const Excursion& a, const Excursion& b) const {
  float sum = 0;
  float weights = 1e-3F;
  for (int i = 0; i < kArrowCount; ++i) {
    if (!limbs_[i].is_essential) continue;
    const float sight = smaller(smaller(a.rest.weights[i], a.full.weights[i]),
                                smaller(b.rest.weights[i], b.full.weights[i]));
    const Seen one = way_of(a, i);
    const Seen other = way_of(b, i);
    const float length_2 = larger(square(one.x) + square(one.y), square(other.x) + square(other.y));
    const float scale = 1 / (square(tolerance_of(i)) + square(kRelativeWay) * length_2);
    const float off = (square(one.x - other.x) + square(one.y - other.y)) * scale;
    sum += sight * smaller(off, kWorst);
    weights += sight;
  }
  return sum / weights / kWorst;
}

float Shape::mismatch(const Excursion& seen) const {
  float least = 1;
  for (const float pitch_deg : kPitches_deg) {
    for (const float yaw_deg : kYaws_deg) {
      const float s = sine(yaw_deg);
      const float c = cosine(yaw_deg);
      const float down = sine(pitch_deg);
      // Towards the camera is (-s, 0, c) of the body; what is nearer appears lower from above.
      const Angle angle = {c, s, s * down, cosine(pitch_deg), -c * down};
      least = smaller(least, mismatch_from(limbs_, seen, angle));
      if (may_use_both_arms_) {
        least = smaller(least, kBothArmsCost + mismatch_from(with_both_arms_, seen, angle));
      }
    }
  }
  return least;
}

}  // namespace liopep::engine

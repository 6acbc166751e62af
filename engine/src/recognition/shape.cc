#include "recognition/shape.h"

#include "geometry/trigonometry.h"
#include "liopep/demonstrator.h"

namespace liopep::engine {
namespace {

/// Of the camera against what is believed of the body's heading.
constexpr std::array<float, 5> kTurns_deg = {0, 20, -20, 40, -40};
constexpr std::array<float, 2> kOtherPitches_deg = {18, -10};  ///< of the camera, looking down
constexpr float kLeastRange = 0.4F;
constexpr float kMostRange = 1.4F;
constexpr float kMostlySlight = 0.75F;
constexpr float kOpposite = -0.3F;
constexpr float kRelativeWay = 0.3F;  ///< of a way that may differ: proportions, style
constexpr float kRestTolerance = 2;   ///< rest differs more from person to person than the way
constexpr float kOtherWay = -0.3F;
constexpr float kRestShare = 0.35F;
constexpr float kLeastInView = 0.1F;     ///< of a way: of less nothing can be said
constexpr float kWorst = 9;              ///< beyond so many squared tolerances nothing is worse
constexpr float kDepthTolerance = 0.2F;  ///< a model's error, in body units
constexpr float kFlattest = 0.5F;
constexpr float kDeepest = 2.2F;
constexpr float kBothArmsCost = 0.03F;  ///< where another exercise is about both, that is it

struct Seen {
  float x, y;
};

/// Mean of what is off, each no more than the worst.
struct Mismatch {
  float sum = 0;
  float weights = 1e-3F;
  void add(float weight, float off) {
    sum += weight * smaller(off, kWorst);
    weights += weight;
  }
  float mean() const { return sum / weights / kWorst; }
};

Seen way_of(const Excursion& seen, int arrow) {
  return {seen.full.values[2 * arrow] - seen.rest.values[2 * arrow],
          seen.full.values[2 * arrow + 1] - seen.rest.values[2 * arrow + 1]};
}

Seen shown_from(const ViewingAngle& angle, Vector v) {
  return {angle.x_of(v), angle.y_of(v)};
}

float square(float x) {
  return x * x;
}

BodyParts leg_parts() {
  return bit_of(BodyPart::hips) | bit_of(BodyPart::knees) | bit_of(BodyPart::ankles);
}

}  // namespace

/// What an excursion shows of each limb, whatever it is held against.
struct Shape::Ways {
  explicit Ways(const Excursion& seen) {
    for (int i = 0; i < kArrowCount; ++i) {
      rests[i] = {seen.rest.values[2 * i], seen.rest.values[2 * i + 1]};
      ways[i] = way_of(seen, i);
      sights[i] = smaller(seen.rest.weights[i], seen.full.weights[i]);
    }
  }
  std::array<Seen, kArrowCount> rests;
  std::array<Seen, kArrowCount> ways;
  std::array<float, kArrowCount> sights;
};

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
  has_opposite_ = exercise.side_rule != SideRule::both && is_opposite_to_mirrored();
  is_slight_ = moves_slightly();
  measure_way();
  period_s_ = demonstrator.period_ms / 1000;
  if (may_use_both_arms_) with_both_arms_ = both_arms(limbs_);
}

bool Shape::is_opposite_to_mirrored() const {
  float both = 0;
  float own = 1e-6F;
  for (int i = 0; i < kArrowCount; ++i) {
    if (!limbs_[i].is_essential) continue;
    Vector other = limbs_[i < kSidedArrows ? i ^ 1 : i].way;
    other.x = -other.x;
    const float scale = 1 / square(tolerance_of(i));
    both += scale * dot(limbs_[i].way, other);
    own += scale * dot(limbs_[i].way, limbs_[i].way);
  }
  return both < kOpposite * own;
}

bool Shape::moves_slightly() const {
  constexpr BodyParts kSlightParts = bit_of(BodyPart::hands) | bit_of(BodyPart::ears);
  float slight = 0;
  float all = 0;
  for (int i = 0; i < kArrowCount; ++i) {
    const float way = dot(limbs_[i].way, limbs_[i].way) / square(tolerance_of(i));
    const bool is_of_arm = (parts_of(i) & bit_of(BodyPart::wrists)) != 0;
    if ((parts_of(i) & kSlightParts) != 0 && !is_of_arm) slight += way;
    all += way;
  }
  return slight > kMostlySlight * all;
}

void Shape::measure_way() {
  float essential = 1;
  float whole = 1;
  for (int i = 0; i < static_cast<int>(Arrow::place); ++i) {
    const float way = dot(limbs_[i].way, limbs_[i].way) / square(tolerance_of(i));
    if (limbs_[i].is_essential) essential += way;
    whole += way;
  }
  length_ = square_root(essential);
  whole_length_ = square_root(whole);
}

void Shape::weigh(const Exercise& exercise) {
  const bool has_legs = (exercise.needs & leg_parts()) != 0;
  for (int i = 0; i < kArrowCount; ++i) {
    Limb& limb = limbs_[i];
    const bool is_place = i == static_cast<int>(Arrow::place);
    limb.is_essential = (parts_of(i) & exercise.needs) != 0;
    if (limb.is_essential && !is_place)
      essential_[essential_count_++] = static_cast<std::uint8_t>(i);
    limb.tolerance_2 = square(tolerance_of(i));
    limb.per_tolerance_2 = 1 / limb.tolerance_2;
    limb.per_depth_tolerance_2 = 1 / (limb.tolerance_2 + square(kDepthTolerance));
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

Shape::Look Shape::look(const PostureFeatures& seen, const ViewingAngle& angle) const {
  float along = 0;
  float in_view = 0;
  float length = 1e-3F;
  for (int k = 0; k < essential_count_; ++k) {
    const int i = essential_[k];
    const Limb& limb = limbs_[i];
    const Seen way = shown_from(angle, limb.way);
    const Seen rest = shown_from(angle, limb.rest);
    const float weight = seen.weights[i] * limb.per_tolerance_2;
    const float away = angle.away_of(limb.way);
    const float depth_weight = seen.weights[i] * limb.per_depth_tolerance_2;
    along += weight *
             (way.x * (seen.values[2 * i] - rest.x) + way.y * (seen.values[2 * i + 1] - rest.y));
    along += depth_weight * away * (seen.depths[i] - angle.away_of(limb.rest));
    const float shown = weight * (square(way.x) + square(way.y));
    in_view += shown;
    length += shown + depth_weight * square(away);
  }
  return {.depth = along / length, .sight = in_view / square(length_)};
}

Fit Shape::fit_from(const Limbs& limbs, const Ways& seen, const ViewingAngle& angle) {
  // How far it went, by what the exercise is about.
  float along = 1e-6F;
  float length = 1e-6F;
  float own = 1e-6F;
  float all = 1e-6F;
  for (int i = 0; i < kArrowCount; ++i) {
    if (!limbs[i].is_essential) continue;
    const Seen way = seen.ways[i];
    const Seen shown = shown_from(angle, limbs[i].way);
    const float scale = limbs[i].per_tolerance_2;
    const float weight = seen.sights[i] * scale;
    along += weight * (way.x * shown.x + way.y * shown.y);
    length += weight * (square(shown.x) + square(shown.y));
    own += weight * (square(way.x) + square(way.y));
    all += scale * (square(shown.x) + square(shown.y));
  }
  Fit fit = {.likeness = along / square_root(length * own),
             .extent = square_root(own),
             .sight = length / all};
  if (fit.sight < kLeastInView) return fit;
  const float range = clamped(along / length, kLeastRange, kMostRange);
  Mismatch all_off;
  Mismatch way_mismatch;
  Mismatch other_mismatch;
  Mismatch rest_mismatch;
  for (int i = 0; i < kArrowCount; ++i) {
    const Limb& limb = limbs[i];
    const float sight = seen.sights[i];
    if (sight == 0) continue;
    const Seen way = seen.ways[i];
    const Seen shown = shown_from(angle, limb.way);
    const float shown_2 = square(shown.x) + square(shown.y);
    float part = range;
    if (!limb.is_essential) {
      part = clamped((way.x * shown.x + way.y * shown.y) / (shown_2 + 1e-6F), 0, kMostRange);
    }
    const float scale = 1 / (limb.tolerance_2 + square(kRelativeWay) * shown_2);
    const float way_off = (square(way.x - part * shown.x) + square(way.y - part * shown.y)) * scale;
    all_off.add(sight * limb.way_weight, way_off);
    (limb.is_essential ? way_mismatch : other_mismatch).add(sight * limb.way_weight, way_off);
    if (limb.rest_weight == 0) continue;
    const Seen rest = shown_from(angle, limb.rest);
    const float rest_off = (square(seen.rests[i].x - rest.x) + square(seen.rests[i].y - rest.y)) *
                           limb.per_tolerance_2 / square(kRestTolerance);
    all_off.add(kRestShare * sight * limb.rest_weight, rest_off);
    rest_mismatch.add(sight * limb.rest_weight, rest_off);
  }
  fit.mismatch = all_off.mean();
  fit.way_mismatch = way_mismatch.mean();
  fit.other_mismatch = other_mismatch.mean();
  fit.rest_mismatch = rest_mismatch.mean();
  fit.range = range;
  return fit;
}

void Shape::look_into_depth(const Limbs& limbs, const Excursion& seen, const Ways& ways,
                            const ViewingAngle& angle, Fit& fit) {
  const auto way_of = [&](int i) { return seen.full.depths[i] - seen.rest.depths[i]; };
  const auto per_tolerance = [](const Limb& limb, float shown) {
    return 1 / (limb.tolerance_2 + square(kDepthTolerance) + square(kRelativeWay * shown));
  };
  // The model's depths may be too flat or too deep as a whole.
  float along = 1;
  float length = 1;
  for (int i = 0; i < static_cast<int>(Arrow::place); ++i) {
    const Limb& limb = limbs[i];
    const float sight = ways.sights[i];
    const float rest = angle.away_of(limb.rest);
    const float way = limb.is_essential ? fit.range * angle.away_of(limb.way) : 0;
    const float weight = sight * per_tolerance(limb, 0);
    along += weight * (limb.rest_weight * rest * seen.rest.depths[i] + way * way_of(i));
    length += weight * (limb.rest_weight * square(rest) + square(way));
  }
  const float scale = clamped(along / length, kFlattest, kDeepest);
  Mismatch way_mismatch;
  Mismatch rest_mismatch;
  for (int i = 0; i < static_cast<int>(Arrow::place); ++i) {
    const Limb& limb = limbs[i];
    const float sight = ways.sights[i];
    const float rest = scale * angle.away_of(limb.rest);
    rest_mismatch.add(sight * limb.rest_weight,
                      square(seen.rest.depths[i] - rest) * per_tolerance(limb, rest));
    if (!limb.is_essential) continue;
    const float way = scale * fit.range * angle.away_of(limb.way);
    way_mismatch.add(sight, square(way_of(i) - way) * per_tolerance(limb, way));
  }
  fit.depth_mismatch = way_mismatch.mean();
  fit.rest_depth_mismatch = rest_mismatch.mean();
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
  // How far they go may differ, more where frames are few.
  float both = 0;
  float own = 1e-6F;
  for (int i = 0; i < kArrowCount; ++i) {
    if (!limbs_[i].is_essential) continue;
    const Seen one = way_of(a, i);
    const Seen other = way_of(b, i);
    const float weight = 1 / square(tolerance_of(i));
    both += weight * (one.x * other.x + one.y * other.y);
    own += weight * (square(one.x) + square(one.y));
  }
  const float scale_of_a = clamped(both / own, 0.5F, 2);
  float sum = 0;
  float weights = 1e-3F;
  for (int i = 0; i < kArrowCount; ++i) {
    if (!limbs_[i].is_essential) continue;
    const float sight = smaller(smaller(a.rest.weights[i], a.full.weights[i]),
                                smaller(b.rest.weights[i], b.full.weights[i]));
    Seen one = way_of(a, i);
    one.x *= scale_of_a;
    one.y *= scale_of_a;
    const Seen other = way_of(b, i);
    const float length_2 = larger(square(one.x) + square(one.y), square(other.x) + square(other.y));
    const float scale = 1 / (square(tolerance_of(i)) + square(kRelativeWay) * length_2);
    const float off = (square(one.x - other.x) + square(one.y - other.y)) * scale;
    sum += sight * smaller(off, kWorst);
    weights += sight;
  }
  return sum / weights / kWorst;
}

Fit Shape::fit(const Excursion& seen, float heading_deg) const {
  Fit best;
  const ViewingAngle ahead(heading_deg, ViewingAngle::kUsualPitch_deg);
  const Ways ways(seen);
  ViewingAngle best_angle = ahead;
  bool best_has_both = false;
  const auto try_at = [&](const ViewingAngle& angle) {
    bool has_both = false;
    const Fit fit = fit_at(ways, angle, has_both);
    if (fit.mismatch < best.mismatch) {
      best = fit;
      best_angle = angle;
      best_has_both = has_both;
    }
    return fit.likeness;
  };
  for (const float turn_deg : kTurns_deg) {
    const float likeness = try_at(ahead.with_heading(heading_deg + turn_deg));
    // What went the other way looks no better from aside.
    if (turn_deg == 0 && likeness < kOtherWay) break;
  }
  if (best.likeness >= kOtherWay) {
    const ViewingAngle best_turn = best_angle;
    for (const float pitch_deg : kOtherPitches_deg) try_at(best_turn.with_pitch(pitch_deg));
  }
  look_into_depth(best_has_both ? with_both_arms_ : limbs_, seen, ways, best_angle, best);
  return best;
}

Fit Shape::fit_at(const Excursion& seen, const ViewingAngle& angle) const {
  bool with_both_arms = false;
  return fit_at(Ways(seen), angle, with_both_arms);
}

Fit Shape::fit_at(const Ways& seen, const ViewingAngle& angle, bool& with_both_arms) const {
  const Fit fit = fit_from(limbs_, seen, angle);
  if (!may_use_both_arms_) return fit;
  Fit both = fit_from(with_both_arms_, seen, angle);
  both.mismatch += kBothArmsCost;
  with_both_arms = both.mismatch < fit.mismatch;
  return with_both_arms ? both : fit;
}

}  // namespace liopep::engine

#include "recognition/shape.h"

#include "geometry/trigonometry.h"
#include "liopep/demonstrator.h"
#include "recognition/seen_arrows.h"

namespace liopep::engine {
namespace {

constexpr float kMostlySlight = 0.75F;
constexpr float kOpposite = -0.3F;

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
  const auto put = [](Vectors& vectors, std::size_t i, Vector vector) {
    vectors[0][i] = vector.x;
    vectors[1][i] = vector.y;
    vectors[2][i] = vector.z;
  };
  for (std::size_t i = 0; i < rest.size(); ++i) {
    put(limbs_.rest, i, rest[i] * scale);
    put(limbs_.way, i, (full[i] - rest[i]) * scale);
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

Vector Shape::way_of(int arrow) const {
  const auto i = static_cast<std::size_t>(arrow);
  return {limbs_.way[0][i], limbs_.way[1][i], limbs_.way[2][i]};
}

float Shape::way_in_tolerances(int arrow) const {
  const Vector way = way_of(arrow);
  return dot(way, way) / square(tolerance_of(arrow));
}

bool Shape::is_opposite_to_mirrored() const {
  float both = 0;
  float own = 1e-6F;
  for (int i = 0; i < kArrowCount; ++i) {
    if (essential_[i] == 0) continue;
    Vector other = way_of(i < kSidedArrows ? i ^ 1 : i);
    other.x = -other.x;
    both += dot(way_of(i), other) / square(tolerance_of(i));
    own += way_in_tolerances(i);
  }
  return both < kOpposite * own;
}

bool Shape::moves_slightly() const {
  constexpr BodyParts kSlightParts = bit_of(BodyPart::hands) | bit_of(BodyPart::ears);
  float slight = 0;
  float all = 0;
  for (int i = 0; i < kArrowCount; ++i) {
    const float way = way_in_tolerances(i);
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
    const float way = way_in_tolerances(i);
    if (essential_[i] != 0) essential += way;
    whole += way;
  }
  length_ = square_root(essential);
  whole_length_ = square_root(whole);
}

void Shape::weigh(const Exercise& exercise) {
  const bool has_legs = (exercise.needs & leg_parts()) != 0;
  for (int i = 0; i < kArrowCount; ++i) {
    const bool is_place = i == static_cast<int>(Arrow::place);
    const bool is_essential = (parts_of(i) & exercise.needs) != 0;
    const bool is_leg = (parts_of(i) & leg_parts()) != 0;
    const bool is_foot =
        i == static_cast<int>(Arrow::left_foot) || i == static_cast<int>(Arrow::right_foot);
    const bool is_followed = is_essential && !is_place;
    essential_[i] = is_essential ? 1 : 0;
    followed_[i] = is_followed ? 1 : 0;
    if (is_followed) followed_fours_ |= static_cast<std::uint8_t>(1U << (i / 4));
    way_weights_[i] = is_followed ? 1 : is_foot ? 0.15F : 0.5F;
    rest_weights_[i] = is_essential ? 1 : 0.2F;
    // Done standing and seated alike, an exercise of the arms knows nothing of the legs' rest.
    if (is_place || (is_leg && !has_legs)) rest_weights_[i] = 0;
  }
}

Shape::Limbs Shape::both_arms(const Limbs& limbs) {
  Limbs both = limbs;
  const auto last_arm = static_cast<int>(Arrow::right_hand);
  for (int left = 0; left < last_arm; left += 2) {
    for (std::size_t axis = 0; axis < 3; ++axis) {
      const float sign = axis == 0 ? -1.0F : 1.0F;
      both.way[axis][left + 1] = sign * limbs.way[axis][left];
      both.rest[axis][left + 1] = sign * limbs.rest[axis][left];
    }
  }
  return both;
}

}  // namespace liopep::engine

#include "recognition/shape.h"

#include "geometry/trigonometry.h"
#include "liopep/demonstrator.h"
#include "recognition/seen_arrows.h"

namespace liopep::engine {
namespace {

constexpr float kMostlySlight = 0.75F;
constexpr float kOpposite = -0.3F;
constexpr float kIdle = 0.1F;  ///< squared, of the way of the same limb of the other side
constexpr float kMostlySided = 0.45F;
constexpr float kMostOfOtherArm = 1.4F;  ///< of its way

BodyParts leg_parts() {
  return bit_of(BodyPart::hips) | bit_of(BodyPart::knees) | bit_of(BodyPart::ankles);
}

template <class Vectors>
void put(Vectors& vectors, std::size_t i, Vector vector) {
  vectors[0][i] = vector.x;
  vectors[1][i] = vector.y;
  vectors[2][i] = vector.z;
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
  for (std::size_t i = 0; i < rest.size(); ++i) {
    put(limbs_.rest, i, rest[i] * scale);
    put(limbs_.way, i, (full[i] - rest[i]) * scale);
  }
  weigh(exercise);
  const bool is_of_arms = (exercise.needs & leg_parts()) == 0;
  most_of_other_side_ = is_of_arms ? kMostOfOtherArm : 0;  // nobody lifts both legs
  has_opposite_ = exercise.side_rule != SideRule::both && is_opposite_to_mirrored();
  if (exercise.side_rule != SideRule::both) look_at_other_side(is_of_arms);
  choose_what_tells_how_far();
  is_slight_ = moves_slightly();
  measure_way();
  period_s_ = demonstrator.period_ms / 1000;
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
    way_weights_[i] = is_followed ? 1 : is_foot ? 0.15F : 0.5F;
    rest_weights_[i] = is_essential ? 1 : 0.2F;
    // Done standing and seated alike, an exercise of the arms knows nothing of the legs' rest.
    if (is_place || (is_leg && !has_legs)) rest_weights_[i] = 0;
  }
}

/// What the other side does meanwhile is free: arms may go along, and who does not pause has it on
/// its way back. What is shown with both arms is done with one as well.
void Shape::look_at_other_side(bool is_of_arms) {
  for (int i = 0; i < kSidedArrows; ++i) {
    if (essential_[i] == 0) continue;
    const Vector other = way_of(i ^ 1);
    const Vector mirrored = {-other.x, other.y, other.z};
    const Vector apart = way_of(i) - mirrored;
    const float length_2 = dot(other, other);
    const bool is_idle = dot(way_of(i), way_of(i)) < kIdle * length_2;
    const bool goes_along = is_of_arms && i % 2 != 0 && dot(apart, apart) < kIdle * length_2;
    if (!is_idle && !goes_along) continue;
    put(other_side_, static_cast<std::size_t>(i), mirrored);
    if (goes_along) put(limbs_.way, static_cast<std::size_t>(i), {});
    if (goes_along) along_costs_ = 0;
    has_other_side_ = true;
  }
}

/// Who lifts one leg moves what is measured from between both, too, and so does the other side on
/// its way back: where it is mostly one limb that goes, that limb alone tells how far.
void Shape::choose_what_tells_how_far() {
  ByArrow of_side{};
  float whole = 0;
  float sided = 0;
  for (int i = 0; i < kArrowCount; ++i) {
    const auto other = static_cast<std::size_t>(i ^ 1);
    if (other_side_[0][other] != 0 || other_side_[1][other] != 0) of_side[i] = followed_[i];
    whole += followed_[i] * way_in_tolerances(i);
    sided += of_side[i] * way_in_tolerances(i);
  }
  along_ = sided > kMostlySided * whole ? of_side : followed_;
  for (int i = 0; i < kArrowCount; ++i) {
    if (along_[i] != 0) fours_along_ |= static_cast<std::uint8_t>(1U << (i / 4));
  }
}

}  // namespace liopep::engine

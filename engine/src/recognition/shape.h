#pragma once

#include <array>

#include "liopep/exercise.h"
#include "recognition/posture_features.h"

namespace liopep::engine {

/// What was seen of one repetition: how the body was held at rest and furthest from it.
struct Excursion {
  PostureFeatures rest;
  PostureFeatures full;
  PostureFeatures back;  ///< when it ended
};

/// The movement of an exercise as its demonstrator does it, in space: to be compared with what a
/// camera saw from wherever it stands.
class Shape {
 public:
  Shape() = default;
  explicit Shape(const Exercise& exercise);

  /// How badly an excursion (of the left side, where the exercise has sides) fits: 0 exactly, 1
  /// hardly at all. The camera's direction, how far the movement went, and what limbs do that the
  /// exercise is not about are free within reason.
  float mismatch(const Excursion& seen) const;

  /// How far from where it began the excursion ended, as a part of its way: 0 at rest again.
  float left_over(const Excursion& seen) const;
  /// How differently two excursions went, in what the exercise is about: 0 alike, 1 not at all.
  float difference(const Excursion& a, const Excursion& b) const;

 private:
  struct Limb {
    Vector rest;
    Vector way;  ///< from rest to full
    bool is_essential = false;
    float rest_weight = 0;
    float way_weight = 0;
  };
  using Limbs = std::array<Limb, kArrowCount>;
  struct Angle {
    float across_x, across_z;  ///< of the picture's x
    float up_x, up_y, up_z;    ///< of the picture's y
  };
  void weigh(const Exercise& exercise);
  static Limbs both_arms(const Limbs& limbs);
  static float mismatch_from(const Limbs& limbs, const Excursion& seen, const Angle& angle);

  Limbs limbs_{};
  Limbs with_both_arms_{};
  bool may_use_both_arms_ = false;
};

}  // namespace liopep::engine

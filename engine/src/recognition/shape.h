#pragma once

#include <array>

#include "liopep/exercise.h"
#include "recognition/posture_features.h"
#include "recognition/viewing_angle.h"

namespace liopep::engine {

/// What was seen of one repetition: how the body was held at rest and furthest from it.
struct Excursion {
  PostureFeatures rest;
  PostureFeatures full;
  PostureFeatures back;  ///< when it ended
};

/// How an excursion fits a shape.
struct Fit {
  float mismatch = 1;  ///< 0 exactly, 1 hardly at all
  // Parts of the mismatch: in the way of what the exercise is about, in that of other limbs, at
  // rest.
  float way_mismatch = 1;
  float other_mismatch = 1;
  float rest_mismatch = 1;
  // Away from the camera, as far as the model can tell: in the way and at rest.
  float depth_mismatch = 1;
  float rest_depth_mismatch = 1;
  float range = 0;     ///< how far it went, as a part of the demonstrator's way
  float likeness = 0;  ///< cosine between its way and the demonstrator's, -1..1
  float extent = 0;    ///< how far it went, in tolerances: 1 may be chance
  float sight = 0;     ///< part of the demonstrator's way that was in view, 0..1
};

/// The movement of an exercise as its demonstrator does it, in space: to be compared with what a
/// camera saw from wherever it stands. Of the left side, where the exercise has sides.
class Shape {
 public:
  Shape() = default;
  explicit Shape(const Exercise& exercise);

  struct Look {
    /// How far along the demonstrator's way the body is held: 0 at the demonstrator's rest, 1 at
    /// its full position.
    float depth = 0;
    /// How much of the movement can be seen from there, 0..1: of limbs that are in view, what does
    /// not go towards the camera or away from it.
    float sight = 0;
  };
  /// A body that is seen at `angle`.
  Look look(const PostureFeatures& seen, const ViewingAngle& angle) const;
  /// True where the other side's full position lies opposite, with rest between the two.
  bool has_opposite() const { return has_opposite_; }
  /// True where little but the head or the hands moves.
  bool is_slight() const { return is_slight_; }
  /// The way of what the exercise is about, and of all that moves, in tolerances.
  float length() const { return length_; }
  float whole_length() const { return whole_length_; }
  /// Of the demonstrator.
  float period_s() const { return period_s_; }

  /// How well an excursion fits, of a body that faces about `heading_deg`. How far the movement
  /// went, and what limbs do that the exercise is not about, are free within reason.
  Fit fit(const Excursion& seen, float heading_deg) const;
  /// The same, seen at exactly this angle.
  Fit fit_at(const Excursion& seen, const ViewingAngle& angle) const;

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
    float tolerance_2 = 1;  ///< squared
    float per_tolerance_2 = 1;
    float per_depth_tolerance_2 = 1;  ///< away from the camera
  };
  using Limbs = std::array<Limb, kArrowCount>;
  struct Ways;
  void weigh(const Exercise& exercise);
  bool is_opposite_to_mirrored() const;
  bool moves_slightly() const;
  void measure_way();
  static Limbs both_arms(const Limbs& limbs);
  static Fit fit_from(const Limbs& limbs, const Ways& seen, const ViewingAngle& angle);
  static void look_into_depth(const Limbs& limbs, const Excursion& seen, const Ways& ways,
                              const ViewingAngle& angle, Fit& fit);
  Fit fit_at(const Ways& seen, const ViewingAngle& angle, bool& with_both_arms) const;

  Limbs limbs_{};
  std::array<std::uint8_t, kArrowCount> essential_{};  ///< limbs, without the place
  int essential_count_ = 0;
  Limbs with_both_arms_{};
  bool may_use_both_arms_ = false;
  bool has_opposite_ = false;
  bool is_slight_ = false;
  float period_s_ = 1;
  float length_ = 1;
  float whole_length_ = 1;
};

}  // namespace liopep::engine

#pragma once

#include <array>

#include "geometry/vector.h"
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
  float range = 0;       ///< how far it went, as a part of the demonstrator's way
  float other_side = 0;  ///< the same of the other side meanwhile; below 0 on its way back
  float likeness = 0;    ///< cosine between its way and the demonstrator's, -1..1
  float extent = 0;      ///< how far it went, in tolerances: 1 may be chance
  float sight = 0;       ///< part of the demonstrator's way that was in view, 0..1
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

  /// How well an excursion fits, of a body that is seen at about `ahead`. How far the movement
  /// went, and what limbs do that the exercise is not about, are free within reason.
  Fit fit(const Excursion& seen, const ViewingAngle& ahead) const;
  /// The same of the one of two excursions that fits better seen at exactly this angle, each with
  /// what is to be added to its mismatch.
  struct Offer {
    const Excursion* seen;
    float added;
  };
  struct Choice {
    Fit fit;
    bool is_second = false;
  };
  /// Of a posture alone, of which nobody saw how the body came into it: as if it had come from the
  /// demonstrator's rest. What is said of rest is then of the posture; of depth nothing is said.
  Fit fit_posture(const PostureFeatures& seen, const ViewingAngle& ahead) const;
  Choice fit_better_of(const Offer& first, const Offer& second, const ViewingAngle& ahead) const;

  /// How far from where it began the excursion ended, as a part of its way: 0 at rest again.
  float left_over(const Excursion& seen) const;
  /// How differently two excursions went, in what the exercise is about: 0 alike, 1 not at all.
  float difference(const Excursion& a, const Excursion& b) const;

 private:
  /// Three numbers for each arrow: x, y, z.
  using Vectors = std::array<ByArrow, 3>;
  struct Limbs {
    Vectors rest;
    Vectors way;  ///< from rest to full
  };
  struct Ways;
  struct Shown;
  struct Best;
  void weigh(const Exercise& exercise);
  Vector way_of(int arrow) const;
  float way_in_tolerances(int arrow) const;
  bool is_opposite_to_mirrored() const;
  bool moves_slightly() const;
  void measure_way();
  void look_at_other_side(bool is_of_arms);
  void choose_what_tells_how_far();
  Fit fit_from(const Ways& seen, const ViewingAngle& angle, float least_so_far) const;
  void try_at(const ViewingAngle& angle, const Ways& seen, Best& best) const;
  Best best_ahead(const Ways& seen, const ViewingAngle& ahead) const;
  Fit best_around(const Ways& seen, Best best) const;
  PostureFeatures resting_like(const PostureFeatures& seen, const ViewingAngle& angle) const;
  float posture_mismatch(const PostureFeatures& seen, const ViewingAngle& angle) const;
  void look_into_depth(const Ways& seen, Best& best) const;

  Limbs limbs_{};
  /// The way of limbs that only the other side moves, when it is its turn.
  Vectors other_side_{};
  ByArrow essential_{};  ///< 1 for what the exercise is about
  ByArrow followed_{};   ///< the same without the place
  ByArrow way_weights_{};
  ByArrow rest_weights_{};
  /// Of those followed, what tells how far one side has come: not what both sides share.
  ByArrow along_{};
  std::uint8_t fours_along_ = 0;  ///< a bit for each four arrows of which one is in `along_`
  bool has_other_side_ = false;
  float most_of_other_side_ = 0;
  /// Of the mismatch, where the other side goes along: an exercise that is about both is likelier.
  float along_costs_ = 0.03F;
  bool has_opposite_ = false;
  bool is_slight_ = false;
  float period_s_ = 1;
  float length_ = 1;
  float whole_length_ = 1;
};

}  // namespace liopep::engine

#pragma once

#include <array>

#include "body/skeleton.h"
#include "geometry/vector.h"
#include "liopep/landmarks.h"
#include "liopep/measure.h"

namespace liopep::engine {

/// Limbs as arrows in the picture: from one point (or the middle of two) to another. First those
/// of the left side, each followed by the same one of the right side, then those of the middle.
enum class Arrow : std::uint8_t {
  left_wrist,  ///< from the shoulder
  right_wrist,
  left_elbow,  ///< from the shoulder
  right_elbow,
  left_hand,  ///< from the wrist
  right_hand,
  left_knee,  ///< from the hip
  right_knee,
  left_ankle,  ///< from the hip
  right_ankle,
  left_foot,  ///< from the heel to the toes
  right_foot,
  left_shoulder,  ///< from between the hips
  right_shoulder,
  left_ear,  ///< from between the shoulders
  right_ear,
  left_hip,  ///< from between the ankles
  right_hip,
  gaze,   ///< from between the ears to the nose
  place,  ///< of the shoulders in the picture; means something only as a change
};
inline constexpr int kArrowCount = 20;
inline constexpr int kSidedArrows = 18;
inline constexpr int kFeatureCount = 2 * kArrowCount;

/// A number for each arrow.
using ByArrow = std::array<float, kArrowCount>;

/// A posture as numbers that do not depend on how large the person is or where they stand: each
/// arrow's x (to the picture's right) and y (downwards), in body units. All are linear in the
/// landmarks, so a posture seen from another direction is another projection of the same body.
struct PostureFeatures {
  ByArrow xs{};
  ByArrow ys{};
  ByArrow depths{};     ///< how far each points away from the camera: the model's guess
  ByArrow weights{};    ///< how well each is seen, 0..1
  float body_unit = 1;  ///< in picture heights

  /// The first arrow's x and y, then the second's, and so on.
  float value(int feature) const {
    const auto arrow = static_cast<std::size_t>(feature / 2);
    return feature % 2 == 0 ? xs[arrow] : ys[arrow];
  }
};

/// The same posture, had the body unit been believed to be another.
PostureFeatures rescaled(const PostureFeatures& features, float body_unit);

/// How much of each feature is nothing: noise, proportions, personal style. In body units.
inline constexpr ByArrow kTolerances = {0.24F, 0.24F, 0.15F, 0.15F, 0.08F, 0.08F, 0.16F,
                                        0.16F, 0.2F,  0.2F,  0.1F,  0.1F,  0.12F, 0.12F,
                                        0.09F, 0.09F, 0.16F, 0.16F, 0.07F, 0.14F};
inline float tolerance_of(int arrow) {
  return kTolerances[static_cast<std::size_t>(arrow)];
}

PostureFeatures features_of(const Landmarks& landmarks, float body_unit);

/// The same arrows on a body in space, in metres: what any camera sees is a projection.
using ArrowsInSpace = std::array<Vector, kArrowCount>;
ArrowsInSpace arrows_of(const Skeleton& body);

/// The parts of the body that an arrow shows; an exercise that needs one of them is about it.
BodyParts parts_of(int arrow);

/// The features of the same posture with left and right exchanged.
PostureFeatures mirrored(const PostureFeatures& features);

/// Length in picture heights that features are measured in: the torso's, estimated from whatever
/// is in view. Foreshortening only makes things shorter, so the longest estimate is taken.
float body_unit_of(const Landmarks& landmarks);

/// 0 for a point that is only guessed or outside the picture, 1 for one that is well seen.
float sight_of(const LandmarkPoint& point);

}  // namespace liopep::engine

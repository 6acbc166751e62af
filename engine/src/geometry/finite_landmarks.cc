#include "geometry/finite_landmarks.h"

#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr float kFurthest = 8;  ///< landmarks are held within this many pictures
constexpr float kNear = 1.5F;   ///< further from the picture's middle nothing is believed

}  // namespace

void take_finite(const Landmarks& input, Landmarks& landmarks) {
  const bool aspect_is_usable =
      is_finite(input.aspect) && input.aspect > 0.05F && input.aspect < 20;
  landmarks.aspect = aspect_is_usable ? input.aspect : 1;
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    const LandmarkPoint& from = input.points[i];
    LandmarkPoint& to = landmarks.points[i];
    if (!is_finite(from.x) || !is_finite(from.y)) {
      to.visibility = 0;
      continue;
    }
    to.x = clamped(from.x, -kFurthest, kFurthest);
    to.y = clamped(from.y, -kFurthest, kFurthest);
    to.z = is_finite(from.z) ? clamped(from.z, -kFurthest, kFurthest) : 0;
    const bool near = absolute(to.x - 0.5F) <= kNear && absolute(to.y - 0.5F) <= kNear;
    to.visibility = near && is_finite(from.visibility) ? clamped(from.visibility, 0, 1) : 0;
  }
}

}  // namespace liopep::engine

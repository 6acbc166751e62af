#include "exercise/view.h"

#include "geometry/body.h"

namespace liopep::engine {
namespace {

constexpr float kAppears = 0.5F;
constexpr float kMargin = 0.02F;  ///< a point that was seen may leave the picture by this much
/// The model follows a limb beyond the edge (in films of people, nine of ten wrists above it), and
/// who raises both arms or jumps is there for a moment.
constexpr float kFarMargin = 0.12F;

bool inside(const LandmarkPoint& point, float margin) {
  return point.x >= -margin && point.x <= 1 + margin && point.y >= -margin && point.y <= 1 + margin;
}

}  // namespace

void View::update(const Landmarks& landmarks) {
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    const LandmarkPoint& point = landmarks.points[i];
    const bool is_believed = point.visibility >= kAppears;
    seen_[i] =
        seen_[i] ? point.visibility >= kUnseen && inside(point, is_believed ? kFarMargin : kMargin)
                 : is_believed && inside(point, 0);
  }
}

bool View::sees(BodyPart part, SidesInView sides) const {
  const bool left = seen_[static_cast<std::size_t>(landmark_of(part, Side::left))];
  const bool right = seen_[static_cast<std::size_t>(landmark_of(part, Side::right))];
  return sides == SidesInView::either ? left || right : left && right;
}

bool View::sees(BodyParts parts, Side side) const {
  for (int i = 0; i < kBodyPartCount; ++i) {
    const auto part = static_cast<BodyPart>(i);
    const bool seen = seen_[static_cast<std::size_t>(landmark_of(part, side))];
    if ((parts & bit_of(part)) != 0 && !seen) return false;
  }
  return true;
}

BodyParts View::missing(BodyParts parts, SidesInView sides) const {
  BodyParts missing = 0;
  for (int i = 0; i < kBodyPartCount; ++i) {
    const auto part = static_cast<BodyPart>(i);
    if ((parts & bit_of(part)) != 0 && !sees(part, sides)) missing |= bit_of(part);
  }
  return missing;
}

}  // namespace liopep::engine

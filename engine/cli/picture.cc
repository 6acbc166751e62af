#include "cli/picture.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "cli/picture_shape.h"

namespace liopep::engine {
namespace {

using Frames = std::span<std::optional<Landmarks>>;
using Failure = std::unexpected<std::string>;

/// A landmark beyond the edge of the picture rarely lies further than this.
constexpr float kFurthest = 8;
/// How far from the origin hips may lie that are the origin, in metres.
constexpr float kAtOrigin_m = 0.02F;
constexpr float kRoom_m = 3;

float furthest(Frames frames) {
  float furthest = 0;
  for (const auto& frame : frames) {
    if (!frame) continue;
    for (const LandmarkPoint& point : frame->points) {
      furthest = std::max({furthest, std::abs(point.x), std::abs(point.y)});
    }
  }
  return furthest;
}

bool is_in_metres(Frames frames) {
  bool is_somebody = false;
  for (const auto& frame : frames) {
    if (!frame) continue;
    is_somebody = true;
    const LandmarkPoint& left = (*frame)[Landmark::left_hip];
    const LandmarkPoint& right = (*frame)[Landmark::right_hip];
    const bool is_origin = std::abs(left.x + right.x) / 2 <= kAtOrigin_m &&
                           std::abs(left.y + right.y) / 2 <= kAtOrigin_m;
    const bool lies_apart = left.x != right.x || left.y != right.y;
    if (!is_origin || !lies_apart) return false;
  }
  return is_somebody;
}

/// How numbers become parts of the picture; depth is in parts of its width.
struct Scaling {
  float width;
  float height;
  float middle = 0;
};

void scale(Frames frames, const Scaling& scaling) {
  for (auto& frame : frames) {
    if (!frame) continue;
    for (LandmarkPoint& point : frame->points) {
      point.x = scaling.middle + point.x / scaling.width;
      point.y = scaling.middle + point.y / scaling.height;
      point.z /= scaling.width;
    }
  }
}

bool has_both(const PictureSize& size) {
  return size.width && size.height;
}

std::expected<std::optional<double>, std::string> aspect_of(const PictureSize& size) {
  std::optional<double> aspect = size.aspect;
  if (has_both(size)) {
    if (!(*size.width > 0) || !(*size.height > 0)) {
      return Failure("width and height must be above 0");
    }
    aspect = *size.width / *size.height;
  }
  if (aspect && !(*aspect > 0.1 && *aspect < 10)) {
    return Failure("aspect: must be width divided by height");
  }
  return aspect;
}

/// The picture in the unit of its numbers. Pixels and metres are as long across as down, whatever
/// the picture's size.
std::optional<Scaling> scaling_of(Frames frames, const PictureSize& size) {
  if (const float side = furthest(frames); side > kFurthest) {
    return has_both(size)
               ? Scaling{static_cast<float>(*size.width), static_cast<float>(*size.height)}
               : Scaling{side, side};
  }
  if (is_in_metres(frames)) return Scaling{.width = kRoom_m, .height = kRoom_m, .middle = 0.5F};
  return std::nullopt;
}

PictureShape shape_of(Frames frames, std::optional<double> aspect) {
  if (aspect) return {*aspect, ShapeOrigin::said};
  if (const auto seen = shape_by_sight(frames)) return {*seen, ShapeOrigin::seen};
  return {1, ShapeOrigin::unknown};
}

}  // namespace

std::string note_of(const PictureShape& shape) {
  if (shape.origin == ShapeOrigin::said) return "";
  const std::string_view why =
      shape.origin == ShapeOrigin::seen ? "judging by whom it shows" : "as nothing tells its shape";
  return fmt::format("the recording does not say \"aspect\" (width / height): taken for {:.2f}, {}",
                     shape.aspect, why);
}

std::expected<PictureShape, std::string> place_in_picture(Frames frames, const PictureSize& size) {
  const auto aspect = aspect_of(size);
  if (!aspect) return Failure(aspect.error());
  PictureShape shape;
  if (const auto scaling = scaling_of(frames, size)) {
    scale(frames, *scaling);
    shape.aspect = scaling->width / scaling->height;
  } else {
    shape = shape_of(frames, *aspect);
  }
  for (auto& frame : frames) {
    if (frame) frame->aspect = static_cast<float>(shape.aspect);
  }
  return shape;
}

}  // namespace liopep::engine

#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>

#include "liopep/landmarks.h"

namespace liopep::engine {

/// What a recording says of the picture its landmarks were found in.
struct PictureSize {
  std::optional<double> width;  ///< and height: pixels, or any unit that both are in
  std::optional<double> height;
  std::optional<double> aspect;  ///< width / height
};

/// How it is known what lengths across and down have in common.
enum class ShapeOrigin : std::uint8_t {
  said,     ///< by the recording, or its numbers are lengths: pixels or metres
  seen,     ///< by whom the picture shows
  unknown,  ///< taken for a square
};

struct PictureShape {
  double aspect = 1;
  ShapeOrigin origin = ShapeOrigin::said;
};

/// What a person should know of a shape that no recording said; empty where one did.
std::string note_of(const PictureShape& shape);

/// Makes what landmarks say parts of a picture, and says of what shape it is.
///
/// Numbers far above 1 are pixels; without a size the picture reaches as far as they do. Where the
/// hips are the origin in every frame they are metres (the model's world landmarks), and the
/// picture is one of 3 m around them. The error is one sentence for people.
std::expected<PictureShape, std::string> place_in_picture(
    std::span<std::optional<Landmarks>> frames, const PictureSize& size);

}  // namespace liopep::engine

#pragma once

#include <optional>
#include <span>

#include "liopep/landmarks.h"

namespace liopep::engine {

/// The shape of a picture (width / height), where nothing says it, by whom it shows: one of 16:9,
/// 4:3, 1:1, 3:4 and 9:16. Nothing where fewer than ten frames tell.
///
/// Three things tell, each as likely as it is among people whose picture's shape is known: how
/// broad shoulders are for a trunk that faces the camera, how far apart eyes are for the way down
/// to the mouth, and that a limb seen from the side keeps its length while it swings.
std::optional<double> shape_by_sight(std::span<const std::optional<Landmarks>> frames);

}  // namespace liopep::engine

#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "liopep/landmarks.h"

namespace liopep::engine {

/// A series of frames; an empty one is a frame in which nobody was seen.
struct Recording {
  std::vector<double> times_ms;  ///< when each frame was, rising
  std::vector<std::optional<Landmarks>> frames;
};

/// Reads {"fps": 30, "frames": [[[x, y, z, visibility] x 33] or null, ...]}.
///
/// "t_ms": [0, 33.4, ...] says when each frame was, for cameras that are not even; without it the
/// frames come "fps" times a second.
///
/// The picture's shape comes from "width" and "height", or from "aspect"; 1 when neither is there.
/// Coordinates far above 1 are pixels and need "width" and "height". A point may lack visibility
/// (then 1) and z (then 0). The error is one sentence for people, naming the place.
std::expected<Recording, std::string> read_recording(const std::string& path);

}  // namespace liopep::engine

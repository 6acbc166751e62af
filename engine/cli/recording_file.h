#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "cli/picture.h"
#include "liopep/landmarks.h"

namespace liopep::engine {

/// A series of frames; an empty one is a frame in which nobody was seen.
struct Recording {
  std::vector<double> times_ms;  ///< when each frame was, rising
  std::vector<std::optional<Landmarks>> frames;
  PictureShape shape;
};

/// Reads {"fps": 30, "frames": [[[x, y, z, visibility] x 33] or null, ...]}.
///
/// "t_ms": [0, 33.4, ...] says when each frame was, for cameras that are not even; without it the
/// frames come "fps" times a second.
///
/// The picture's shape comes from "width" and "height", or from "aspect", else from whom it shows;
/// landmarks may also be pixels or metres (`place_in_picture`). A frame in which nobody is may be
/// an empty list too. A point may lack visibility (then 1) and z (then 0). The error is one
/// sentence for people, naming the place.
std::expected<Recording, std::string> read_recording(const std::string& path);

}  // namespace liopep::engine

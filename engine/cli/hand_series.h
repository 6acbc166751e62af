#pragma once

#include <array>
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "liopep/game_options.h"

namespace liopep::engine {

/// The hands of one frame, where a hand model ran too.
using HandFrame = std::array<std::optional<HandLandmarks>, 2>;

/// Reads the optional "hands" beside the "frames" of a recording: for each frame null, or a list of
/// at most two hands of 21 points [x, y, z] in parts of the picture. Empty when there are none. The
/// error is one sentence for people, naming the place.
std::expected<std::vector<HandFrame>, std::string> read_hands(const std::string& path,
                                                              std::size_t frame_count);

}  // namespace liopep::engine

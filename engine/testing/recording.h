#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "liopep/landmarks.h"

namespace liopep::engine::testing {

/// A series of landmarks of engine/recordings with its known answer.
struct Recording {
  std::string exercise;
  std::uint32_t count = 0;
  std::uint32_t half_count = 0;
  std::string hash;  ///< of everything the engine reports for it, 16 hex digits
  double fps = 0;
  std::vector<double> times_ms;  ///< when each frame was: by "t_ms", else "fps" times a second
  std::vector<Landmarks> frames;
};

/// The text of a file below the project's root; a test failure and empty when it cannot be read.
std::string read_text(const std::string& path);

/// `text` with the first `from` in it made `to`; a test failure and unchanged where there is none.
std::string replaced(std::string text, const std::string& from, const std::string& to);

/// Reads what a file of engine/recordings says; a test failure where it is not one.
Recording recording_of(std::string_view text);

/// Reads engine/recordings/<name>.json.
Recording read_recording(const std::string& name);

}  // namespace liopep::engine::testing

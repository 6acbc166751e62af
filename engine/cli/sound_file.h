#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace liopep::engine {

/// Sound of one channel.
struct SoundRecording {
  float rate_hz = 0;
  std::vector<float> samples;  ///< full scale is 1
};

/// Reads a WAV file (RIFF or RF64; PCM of 8, 16, 24 or 32 bits, or floats of 32 or 64; 8 to 96 kHz;
/// up to 8 channels, of which the mean is taken). The error names the file, the place and what is
/// wrong.
std::expected<SoundRecording, std::string> read_sound(const std::string& path);

/// The same, of a file's bytes.
std::expected<SoundRecording, std::string> parse_sound(std::string_view bytes);

}  // namespace liopep::engine

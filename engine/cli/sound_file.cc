#include "cli/sound_file.h"

#include <fmt/format.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

namespace liopep::engine {
namespace {

/// An hour of 96 kHz stereo floats is 2.8 GB; what is longer is not a break.
constexpr std::uintmax_t kMostBytes = 1'000'000'000;
constexpr std::uint16_t kPcm = 1;
constexpr std::uint16_t kFloat = 3;
constexpr std::uint16_t kExtensible = 0xFFFE;

using Failure = std::unexpected<std::string>;

struct Format {
  std::uint16_t coding = 0;
  std::uint16_t channels = 0;
  std::uint32_t rate_hz = 0;
  std::uint16_t bits = 0;

  std::size_t sample_bytes() const { return bits / 8U; }
  std::size_t frame_bytes() const { return sample_bytes() * channels; }
};

template <class T>
T number_at(std::string_view bytes, std::size_t at) {
  T value;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

std::expected<Format, std::string> read_format(std::string_view chunk) {
  if (chunk.size() < 16) return Failure("fmt: the chunk has less than 16 bytes");
  Format format{number_at<std::uint16_t>(chunk, 0), number_at<std::uint16_t>(chunk, 2),
                number_at<std::uint32_t>(chunk, 4), number_at<std::uint16_t>(chunk, 14)};
  if (format.coding == kExtensible && chunk.size() >= 26) {
    format.coding = number_at<std::uint16_t>(chunk, 24);
  }
  if (format.coding != kPcm && format.coding != kFloat) {
    return Failure(
        fmt::format("fmt: coding {} is not supported; save it as PCM or float WAV", format.coding));
  }
  const bool is_pcm =
      format.bits == 8 || format.bits == 16 || format.bits == 24 || format.bits == 32;
  const bool is_float = format.bits == 32 || format.bits == 64;
  if (format.coding == kPcm ? !is_pcm : !is_float) {
    return Failure(
        fmt::format("fmt: {} bits a sample are not supported; use 8, 16, 24 or 32 of PCM, "
                    "or floats of 32 or 64",
                    format.bits));
  }
  if (format.channels < 1 || format.channels > 8) {
    return Failure(fmt::format("fmt: {} channels; must be 1 to 8", format.channels));
  }
  if (format.rate_hz < 8000 || format.rate_hz > 96000) {
    return Failure(fmt::format("fmt: {} samples a second; must be 8000 to 96000", format.rate_hz));
  }
  return format;
}

float sample_at(std::string_view data, std::size_t at, const Format& format) {
  if (format.coding == kFloat) {
    return format.bits == 32 ? number_at<float>(data, at)
                             : static_cast<float>(number_at<double>(data, at));
  }
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(data[at + i]); };
  switch (format.bits) {
    case 8:
      return (static_cast<float>(byte(0)) - 128) / 128;
    case 16:
      return static_cast<float>(number_at<std::int16_t>(data, at)) / 32768;
    case 24:
      return static_cast<float>(
                 static_cast<std::int32_t>(static_cast<std::uint32_t>(byte(0)) << 8 |
                                           static_cast<std::uint32_t>(byte(1)) << 16 |
                                           static_cast<std::uint32_t>(byte(2)) << 24)) /
             2147483648.0F;
    default:
      return static_cast<float>(number_at<std::int32_t>(data, at)) / 2147483648.0F;
  }
}

SoundRecording mix(std::string_view data, const Format& format) {
  SoundRecording recording{.rate_hz = static_cast<float>(format.rate_hz), .samples = {}};
  const std::size_t frames = data.size() / format.frame_bytes();
  recording.samples.reserve(frames);
  for (std::size_t frame = 0; frame < frames; ++frame) {
    float sum = 0;
    for (std::size_t channel = 0; channel < format.channels; ++channel) {
      const float sample =
          sample_at(data, frame * format.frame_bytes() + channel * format.sample_bytes(), format);
      if (std::isfinite(sample)) sum += sample / static_cast<float>(format.channels);
    }
    recording.samples.push_back(sum);
  }
  return recording;
}

}  // namespace

std::expected<SoundRecording, std::string> parse_sound(std::string_view bytes) {
  static_assert(std::endian::native == std::endian::little);
  const bool is_riff = bytes.starts_with("RIFF") || bytes.starts_with("RF64");
  if (bytes.size() < 12 || !is_riff || bytes.substr(8, 4) != "WAVE") {
    return Failure("is not a WAV file: it does not begin with RIFF and WAVE");
  }
  std::optional<Format> format;
  for (std::size_t at = 12; at + 8 <= bytes.size();) {
    const std::string_view name = bytes.substr(at, 4);
    const std::size_t said = number_at<std::uint32_t>(bytes, at + 4);
    // Recorders that were cut off leave 0 or 0xFFFFFFFF: then it is all that is there.
    const std::size_t left = bytes.size() - at - 8;
    const std::size_t size = said > left || (said == 0 && name == "data") ? left : said;
    const std::string_view chunk = bytes.substr(at + 8, size);
    if (name == "fmt ") {
      const auto read = read_format(chunk);
      if (!read) return Failure(read.error());
      format = *read;
    } else if (name == "data") {
      if (!format) return Failure(fmt::format("byte {}: data come before their format", at));
      if (chunk.size() < format->frame_bytes()) return Failure("data: holds no sample");
      return mix(chunk, *format);
    }
    at += 8 + size + (size & 1U);
  }
  return Failure("holds no data chunk");
}

std::expected<SoundRecording, std::string> read_sound(const std::string& path) {
  std::error_code problem;
  const auto size = std::filesystem::file_size(path, problem);
  if (problem) return Failure(fmt::format("{}: {}", path, problem.message()));
  if (size > kMostBytes) return Failure(fmt::format("{}: is larger than 1 GB", path));
  std::ifstream file(path, std::ios::binary);
  if (!file) return Failure(fmt::format("{}: cannot be opened", path));
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  auto recording = parse_sound(bytes);
  if (!recording) return Failure(fmt::format("{}: {}", path, recording.error()));
  return recording;
}

}  // namespace liopep::engine

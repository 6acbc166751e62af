#include "cli/recording_file.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace liopep::engine {
namespace {

namespace dom = simdjson::dom;
using Failure = std::unexpected<std::string>;

std::optional<double> number_of(dom::element root, std::string_view key) {
  double value = 0;
  if (root[key].get(value) != simdjson::SUCCESS) return std::nullopt;
  return value;
}

std::expected<LandmarkPoint, std::string> read_point(dom::element element) {
  dom::array values;
  if (element.get(values) != simdjson::SUCCESS || values.size() < 2 || values.size() > 4) {
    return Failure("must be a list of 2 to 4 numbers: x, y, z, visibility");
  }
  std::array<double, 4> numbers = {0, 0, 0, 1};
  std::size_t count = 0;
  for (const dom::element value : values) {
    if (value.get(numbers[count++]) != simdjson::SUCCESS) return Failure("must hold only numbers");
  }
  return LandmarkPoint{static_cast<float>(numbers[0]), static_cast<float>(numbers[1]),
                       static_cast<float>(numbers[2]), static_cast<float>(numbers[3])};
}

std::expected<Landmarks, std::string> read_frame(dom::element element, std::size_t frame) {
  dom::array points;
  if (element.get(points) != simdjson::SUCCESS || points.size() != kLandmarkCount) {
    return Failure(fmt::format("frames[{}]: must be null or a list of 33 points", frame));
  }
  Landmarks landmarks;
  std::size_t index = 0;
  for (const dom::element element_of_point : points) {
    auto point = read_point(element_of_point);
    if (!point) return Failure(fmt::format("frames[{}][{}]: {}", frame, index, point.error()));
    landmarks.points[index++] = *point;
  }
  return landmarks;
}

/// A day: more is the time of another clock, not of a recording.
constexpr double kLongest_ms = 86'400'000;

std::expected<std::vector<double>, std::string> even_times(dom::element root, std::size_t count) {
  const double fps = number_of(root, "fps").value_or(0);
  if (!(fps >= 1 && fps <= 240)) return Failure("fps: must be a number from 1 to 240");
  std::vector<double> times_ms;
  for (std::size_t i = 0; i < count; ++i) times_ms.push_back(static_cast<double>(i) * 1000 / fps);
  return times_ms;
}

/// When each of `count` frames was.
std::expected<std::vector<double>, std::string> read_times(dom::element root, std::size_t count) {
  dom::element list;
  if (root["t_ms"].get(list) != simdjson::SUCCESS) return even_times(root, count);
  dom::array times;
  if (list.get(times) != simdjson::SUCCESS) return Failure("t_ms: must be a list");
  std::vector<double> times_ms;
  for (const dom::element time : times) {
    double t_ms = 0;
    if (time.get(t_ms) != simdjson::SUCCESS || !(t_ms >= 0 && t_ms <= kLongest_ms)) {
      return Failure(
          fmt::format("t_ms[{}]: must be milliseconds from 0 to 86400000", times_ms.size()));
    }
    if (!times_ms.empty() && !(t_ms > times_ms.back())) {
      return Failure(fmt::format("t_ms[{}]: must be after the one before", times_ms.size()));
    }
    times_ms.push_back(t_ms);
  }
  if (times_ms.size() == count) return times_ms;
  return Failure(fmt::format("t_ms: has {} times for {} frames", times_ms.size(), count));
}

using Frames = std::vector<std::optional<Landmarks>>;

/// Nobody is in a frame that is null or an empty list.
bool is_nobody(dom::element frame) {
  dom::array points;
  return frame.is_null() || (frame.get(points) == simdjson::SUCCESS && points.size() == 0);
}

std::expected<Frames, std::string> read_frames(dom::element root) {
  dom::array list;
  if (root["frames"].get(list) != simdjson::SUCCESS) return Failure("frames: must be a list");
  Frames frames;
  for (const dom::element element : list) {
    if (is_nobody(element)) {
      frames.emplace_back(std::nullopt);
      continue;
    }
    auto frame = read_frame(element, frames.size());
    if (!frame) return Failure(frame.error());
    frames.emplace_back(*frame);
  }
  return frames;
}

std::expected<Recording, std::string> recording_of(dom::element root) {
  if (!root.is_object()) return Failure("must be an object with \"fps\" and \"frames\"");
  dom::array list;
  const bool has_frames = root["frames"].get(list) == simdjson::SUCCESS;
  Recording recording;
  auto times_ms = read_times(root, has_frames ? list.size() : 0);
  if (!times_ms) return Failure(times_ms.error());
  recording.times_ms = std::move(*times_ms);
  auto frames = read_frames(root);
  if (!frames) return Failure(frames.error());
  recording.frames = std::move(*frames);
  const auto shape = place_in_picture(
      recording.frames,
      {number_of(root, "width"), number_of(root, "height"), number_of(root, "aspect")});
  if (!shape) return Failure(shape.error());
  recording.shape = *shape;
  return recording;
}

}  // namespace

std::expected<Recording, std::string> read_recording(const std::string& path) {
  dom::parser parser(256UL << 20);
  dom::element root;
  if (const auto error = parser.load(path).get(root); error != simdjson::SUCCESS) {
    return Failure(fmt::format("{}: {}", path, simdjson::error_message(error)));
  }
  auto recording = recording_of(root);
  if (!recording) return Failure(path + ": " + recording.error());
  return recording;
}

}  // namespace liopep::engine

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

/// Pixels lie far outside 0..1; a landmark beyond the edge of the picture rarely lies above 4.
bool is_in_pixels(const Recording& recording) {
  float largest = 0;
  for (const auto& frame : recording.frames) {
    if (!frame) continue;
    for (const LandmarkPoint& point : frame->points) {
      largest = std::max({largest, std::abs(point.x), std::abs(point.y)});
    }
  }
  return largest > 8;
}

void scale_pixels(Recording& recording, double width, double height) {
  for (auto& frame : recording.frames) {
    if (!frame) continue;
    for (LandmarkPoint& point : frame->points) {
      point.x /= static_cast<float>(width);
      point.y /= static_cast<float>(height);
      point.z /= static_cast<float>(width);
    }
  }
}

std::expected<void, std::string> set_shape(Recording& recording, dom::element root) {
  const auto width = number_of(root, "width");
  const auto height = number_of(root, "height");
  double aspect = number_of(root, "aspect").value_or(1);
  if (width && height) {
    if (!(*width > 0) || !(*height > 0)) return Failure("width and height must be above 0");
    aspect = *width / *height;
  }
  if (!(aspect > 0.1 && aspect < 10)) return Failure("aspect: must be width divided by height");
  if (is_in_pixels(recording)) {
    if (!width || !height) {
      return Failure("frames hold pixels (values above 8): add \"width\" and \"height\"");
    }
    scale_pixels(recording, *width, *height);
  }
  for (auto& frame : recording.frames) {
    if (frame) frame->aspect = static_cast<float>(aspect);
  }
  return {};
}

/// A day: more is the time of another clock, not of a recording.
/// recording.
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

}  // namespace

std::expected<Recording, std::string> read_recording(const std::string& path) {
  dom::parser parser(256UL << 20);
  dom::element root;
  if (const auto error = parser.load(path).get(root); error != simdjson::SUCCESS) {
    return Failure(fmt::format("{}: {}", path, simdjson::error_message(error)));
  }
  if (!root.is_object()) return Failure(path + ": must be an object with \"fps\" and \"frames\"");
  Recording recording;
  dom::array frames;
  const bool has_frames = root["frames"].get(frames) == simdjson::SUCCESS;
  auto times_ms = read_times(root, has_frames ? frames.size() : 0);
  if (!times_ms) return Failure(path + ": " + times_ms.error());
  recording.times_ms = std::move(*times_ms);
  if (!has_frames) return Failure(path + ": frames: must be a list");
  for (const dom::element element : frames) {
    if (element.is_null()) {
      recording.frames.emplace_back(std::nullopt);
      continue;
    }
    auto frame = read_frame(element, recording.frames.size());
    if (!frame) return Failure(path + ": " + frame.error());
    recording.frames.emplace_back(*frame);
  }
  if (auto shaped = set_shape(recording, root); !shaped) {
    return Failure(path + ": " + shaped.error());
  }
  return recording;
}

}  // namespace liopep::engine

#include "cli/hand_series.h"

#include <fmt/format.h>
#include <simdjson.h>

namespace liopep::engine {
namespace {

namespace dom = simdjson::dom;
using Failure = std::unexpected<std::string>;

bool read_point(dom::element element, LandmarkPoint& point) {
  dom::array values;
  if (element.get(values) != simdjson::SUCCESS || values.size() < 2 || values.size() > 3) {
    return false;
  }
  std::array<double, 3> numbers = {0, 0, 0};
  std::size_t count = 0;
  for (const dom::element value : values) {
    if (value.get(numbers[count++]) != simdjson::SUCCESS) return false;
  }
  point = {.x = static_cast<float>(numbers[0]),
           .y = static_cast<float>(numbers[1]),
           .z = static_cast<float>(numbers[2])};
  return true;
}

bool read_hand(dom::element element, HandLandmarks& hand) {
  dom::array points;
  if (element.get(points) != simdjson::SUCCESS || points.size() != HandLandmarks::kCount) {
    return false;
  }
  std::size_t index = 0;
  for (const dom::element point : points) {
    if (!read_point(point, hand.points[index++])) return false;
  }
  return true;
}

std::expected<HandFrame, std::string> read_frame(dom::element element, std::size_t frame) {
  HandFrame hands;
  if (element.is_null()) return hands;
  dom::array list;
  if (element.get(list) != simdjson::SUCCESS || list.size() > hands.size()) {
    return Failure(fmt::format("hands[{}]: must be null or a list of at most two hands", frame));
  }
  std::size_t index = 0;
  for (const dom::element hand : list) {
    if (!read_hand(hand, hands[index].emplace())) {
      return Failure(
          fmt::format("hands[{}][{}]: must be a list of 21 points [x, y, z]", frame, index));
    }
    ++index;
  }
  return hands;
}

}  // namespace

std::expected<std::vector<HandFrame>, std::string> read_hands(const std::string& path,
                                                              std::size_t frame_count) {
  dom::parser parser(256UL << 20);
  dom::element root;
  if (const auto error = parser.load(path).get(root); error != simdjson::SUCCESS) {
    return Failure(fmt::format("{}: {}", path, simdjson::error_message(error)));
  }
  std::vector<HandFrame> series;
  dom::element hands;
  if (root["hands"].get(hands) != simdjson::SUCCESS) return series;
  dom::array frames;
  if (hands.get(frames) != simdjson::SUCCESS || frames.size() != frame_count) {
    return Failure(
        fmt::format("{}: hands: must be a list as long as frames, {}", path, frame_count));
  }
  for (const dom::element element : frames) {
    auto frame = read_frame(element, series.size());
    if (!frame) return Failure(path + ": " + frame.error());
    series.push_back(*frame);
  }
  return series;
}

}  // namespace liopep::engine

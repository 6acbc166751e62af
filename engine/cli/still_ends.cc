#include "cli/still_ends.h"

#include <algorithm>

namespace liopep::engine {
namespace {

constexpr double kStill_ms = 400;
constexpr double kFastest_ms = 4;
constexpr double kSlowest_ms = 200;

/// The mean time from one frame to the next.
double pace_ms(const std::vector<double>& times_ms) {
  const double mean_ms =
      (times_ms.back() - times_ms.front()) / static_cast<double>(times_ms.size() - 1);
  return std::clamp(mean_ms, kFastest_ms, kSlowest_ms);
}

}  // namespace

Recording with_still_ends(const Recording& recording) {
  if (recording.frames.size() < 2) return recording;
  const double step_ms = pace_ms(recording.times_ms);
  const int count = static_cast<int>(kStill_ms / step_ms);
  Recording longer{.times_ms = {}, .frames = {}, .shape = recording.shape};
  const auto add = [&](double t_ms, const std::optional<Landmarks>& frame) {
    longer.times_ms.push_back(t_ms);
    longer.frames.push_back(frame);
  };
  for (int i = count; i > 0; --i) {
    add(recording.times_ms.front() - i * step_ms, recording.frames.front());
  }
  for (std::size_t i = 0; i < recording.frames.size(); ++i) {
    add(recording.times_ms[i], recording.frames[i]);
  }
  for (int i = 1; i <= count; ++i) {
    add(recording.times_ms.back() + i * step_ms, recording.frames.back());
  }
  return longer;
}

}  // namespace liopep::engine

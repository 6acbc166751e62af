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
  Recording longer = recording;
  longer.frames.insert(longer.frames.begin(), count, recording.frames.front());
  longer.frames.insert(longer.frames.end(), count, recording.frames.back());
  longer.times_ms.clear();
  for (int i = count; i > 0; --i) {
    longer.times_ms.push_back(recording.times_ms.front() - i * step_ms);
  }
  longer.times_ms.insert(longer.times_ms.end(), recording.times_ms.begin(),
                         recording.times_ms.end());
  for (int i = 1; i <= count; ++i) {
    longer.times_ms.push_back(recording.times_ms.back() + i * step_ms);
  }
  return longer;
}

}  // namespace liopep::engine

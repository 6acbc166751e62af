#include "steps/gait_window.h"

#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr long kMostBins = kWindowBins + 2 * kMarginBins;
constexpr float kStill_g = 0.02F;
/// Gestures are cut to this many times the usual movement before anything is compared.
constexpr float kLargest = 3;
constexpr float kLargestRough = 4;
/// Of the baseline that is taken away: 1.64 s.
constexpr long kBaselineHalf = 20;
/// Smoothing over 0.28 s: passes steps, stops what is faster than 6 Hz.
constexpr std::array<float, 7> kSmoothing = {0.0375F, 0.1232F, 0.2103F, 0.258F,
                                             0.2103F, 0.1232F, 0.0375F};
constexpr long kSmoothingHalf = 3;
constexpr float kTiny = 1e-12F;
/// Below these nothing moves.
constexpr float kPauseOfLevel = 1.1F;
constexpr float kPause_g = 0.0346F;

/// Up to 196 values; indices are signed so that they can be compared with what lies before.
class Bins {
 public:
  float& operator[](long i) { return values_[static_cast<std::size_t>(i)]; }
  float operator[](long i) const { return values_[static_cast<std::size_t>(i)]; }

 private:
  std::array<float, static_cast<std::size_t>(kMostBins)> values_;
};

long larger_of(long a, long b) {
  return a > b ? a : b;
}
long smaller_of(long a, long b) {
  return a < b ? a : b;
}

/// The middle one of the first `count` values (Shell's sort of a copy).
float median(Bins values, long count) {
  for (const long gap : {57, 23, 10, 4, 1}) {
    for (long i = gap; i < count; ++i) {
      const float value = values[i];
      long j = i;
      for (; j >= gap && values[j - gap] > value; j -= gap) values[j] = values[j - gap];
      values[j] = value;
    }
  }
  return values[count / 2];
}

/// Bins of the window and, as far as there are any, of its margins.
struct Extent {
  long first;   ///< of the margins, in the grid
  long count;   ///< with margins
  long inside;  ///< where the window begins, from `first`
  long window;  ///< bins of the window
  long middle;  ///< of the slice, from the window's beginning
};

Extent extent_of(const SampleGrid& grid, long slice) {
  const long size = grid.size();
  const long middle = slice * kSliceBins + kSliceBins / 2;
  const long latest = larger_of(0, size - kWindowBins);
  const long begin = smaller_of(larger_of(0, middle - kWindowBins / 2), latest);
  const long end = smaller_of(size, begin + kWindowBins);
  const long first = larger_of(0, begin - kMarginBins);
  return {.first = first,
          .count = smaller_of(size, end + kMarginBins) - first,
          .inside = begin - first,
          .window = end - begin,
          .middle = middle - begin};
}

/// Acceleration beyond gravity, whose size is the mean of what is remembered.
void read_beyond_gravity(const SampleGrid& grid, const Extent& extent, Bins& beyond) {
  const long from = larger_of(0, grid.size() - static_cast<long>(SampleGrid::kKept));
  float sum = 0;
  for (long i = from; i < grid.size(); ++i) sum += grid[i];
  const float gravity = larger(sum / static_cast<float>(grid.size() - from), kTiny);
  for (long i = 0; i < extent.count; ++i) beyond[i] = grid[extent.first + i] / gravity - 1;
}

void smooth(const Bins& beyond, long count, Bins& smoothed) {
  for (long i = 0; i < count; ++i) {
    float sum = 0;
    for (long j = -kSmoothingHalf; j <= kSmoothingHalf; ++j) {
      const long at = smaller_of(larger_of(i + j, 0), count - 1);
      sum += kSmoothing[static_cast<std::size_t>(j + kSmoothingHalf)] * beyond[at];
    }
    smoothed[i] = sum;
  }
}

/// What moves slower than a step is the baseline: it is taken away.
void take_baseline(const Bins& smoothed, long count, Bins& moving) {
  std::array<float, static_cast<std::size_t>(kMostBins) + 1> sums;
  sums[0] = 0;
  for (long i = 0; i < count; ++i) {
    sums[static_cast<std::size_t>(i) + 1] = sums[static_cast<std::size_t>(i)] + smoothed[i];
  }
  for (long i = 0; i < count; ++i) {
    const long from = larger_of(0, i - kBaselineHalf);
    const long to = smaller_of(count, i + kBaselineHalf + 1);
    const float sum = sums[static_cast<std::size_t>(to)] - sums[static_cast<std::size_t>(from)];
    moving[i] = smoothed[i] - sum / static_cast<float>(to - from);
  }
}

float mean_square(const Bins& values, long count) {
  float sum = 0;
  for (long i = 0; i < count; ++i) sum += values[i] * values[i];
  return sum / static_cast<float>(count) + kTiny;
}

float skewness_of(const Bins& values, long count, float square) {
  float sum = 0;
  for (long i = 0; i < count; ++i) sum += values[i] * values[i] * values[i];
  return sum / static_cast<float>(count) / (square * square_root(square));
}

float stillness_of(const Bins& moved, long count) {
  long still = 0;
  const long parts = count / kSliceBins;
  for (long part = 0; part < parts; ++part) {
    float most = 0;
    for (long i = 0; i < kSliceBins; ++i) most = larger(most, moved[part * kSliceBins + i]);
    if (most < kStill_g) ++still;
  }
  return static_cast<float>(still) / static_cast<float>(larger_of(parts, 1));
}

float roughness_of(Bins& rough, long count, float square) {
  const float most = kLargestRough * median(rough, count) + 1e-9F;
  for (long i = 0; i < count; ++i) rough[i] = smaller(rough[i], most);
  return square_root(mean_square(rough, count) / square);
}

constexpr float kPushOfLevel = 1.6F;
constexpr long kPushApart = 15;
constexpr long kLongestBetween = 50;
constexpr float kAlike = 0.3F;
constexpr long kFewIntervals = 4;

/// True where the body is pushed up more than around.
bool is_push(const Bins& moving, long count, long at, float level) {
  if (moving[at] < larger(kStill_g, kPushOfLevel * level)) return false;
  for (long i = larger_of(0, at - kPushApart); i < smaller_of(count, at + kPushApart + 1); ++i) {
    if (moving[i] > moving[at] || (moving[i] == moving[at] && i < at)) return false;
  }
  return true;
}

/// In slow walking each step is a push of its own; how many, and how regular.
void find_pushes(const Bins& moving, const Extent& extent, GaitWindow& window) {
  Bins between;
  long intervals = 0;
  long last = -1;
  int pushes = 0;
  const long slice = extent.inside + extent.middle - kSliceBins / 2;
  for (long i = extent.inside; i < extent.inside + extent.window; ++i) {
    if (!is_push(moving, extent.count, i, window.level)) continue;
    ++pushes;
    if (i >= slice && i < slice + kSliceBins) ++window.pushes;
    if (last >= 0) between[intervals++] = static_cast<float>(i - last);
    last = i;
  }
  window.push_rate_hz =
      static_cast<float>(pushes) * 1000 /
      (static_cast<float>(larger_of(extent.window, 1)) * static_cast<float>(SampleGrid::kBin_ms));
  if (intervals < 2) return;
  const float middle = median(between, intervals);
  if (middle > static_cast<float>(kLongestBetween)) return;
  long alike = 0;
  for (long i = 0; i < intervals; ++i) {
    if (absolute(between[i] - middle) < kAlike * middle) ++alike;
  }
  window.regularity =
      static_cast<float>(alike) / static_cast<float>(larger_of(intervals, kFewIntervals));
}

/// Sums of products of the first `count` values with those so many bins later.
std::array<float, GaitWindow::kLags> products_of(const Bins& values, long count) {
  std::array<float, static_cast<std::size_t>(kWindowBins) + GaitWindow::kLags> padded{};
  for (long i = 0; i < count; ++i) padded[static_cast<std::size_t>(i)] = values[i];
  std::array<float, GaitWindow::kLags> sums{};
  // Lags side by side: no sum waits for itself.
  for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
    for (std::size_t lag = 0; lag < sums.size(); ++lag) sums[lag] += padded[i] * padded[i + lag];
  }
  return sums;
}

void compare(const Bins& values, long count, GaitWindow& window) {
  constexpr std::size_t kFirstLag = 6;
  constexpr long kLeastOverlap = 20;
  constexpr std::size_t kPeakFrom = 20;
  const std::array<float, GaitWindow::kLags> products = products_of(values, count);
  float before = products[0];  // energy of what is compared with what comes later
  float after = products[0];
  for (std::size_t lag = 1; lag < GaitWindow::kLags; ++lag) {
    const long from = count - static_cast<long>(lag);
    if (from <= kLeastOverlap) return;
    before -= values[from] * values[from];
    after -= values[static_cast<long>(lag) - 1] * values[static_cast<long>(lag) - 1];
    if (lag < kFirstLag) continue;
    const float energy = larger(before, 0) * larger(after, 0) + kTiny * kTiny;
    const float similarity = clamped(products[lag] / square_root(energy), -1, 1);
    window.similarity[lag] = similarity;
    if (lag >= kPeakFrom) window.peak = larger(window.peak, similarity);
  }
}

/// The likeness of the second around `at` to another one `lag` away; 0 beyond what is there.
float likeness(const Bins& values, long count, long at, long lag) {
  constexpr long kHalf = 12;
  if (at + lag - kHalf < 0 || at + lag + kHalf >= count) return 0;
  const long from = larger_of(at - kHalf, 0);
  const long to = smaller_of(at + kHalf + 1, count);
  float sum = 0;
  float here = 0;
  float there = 0;
  for (long i = from; i < to; ++i) {
    sum += values[i] * values[i + lag];
    here += values[i] * values[i];
    there += values[i + lag] * values[i + lag];
  }
  return sum / square_root(here * there + kTiny * kTiny);
}

/// At the end of a walk the window still has most of its steps, its middle none.
float recurrence_of(const Bins& moving, const Extent& extent, const GaitWindow& window) {
  constexpr std::size_t kShortestStride = 16;
  constexpr std::size_t kLongestStride = 44;
  std::size_t stride = kShortestStride;
  for (std::size_t lag = stride; lag <= kLongestStride; ++lag) {
    if (window.similarity[lag] > window.similarity[stride]) stride = lag;
  }
  const long middle = extent.inside + extent.middle;
  return larger(likeness(moving, extent.count, middle, -static_cast<long>(stride)),
                likeness(moving, extent.count, middle, static_cast<long>(stride)));
}

}  // namespace

float GaitWindow::at(double lag) const {
  if (!(lag >= 0) || lag >= static_cast<double>(kLags - 1)) return 0;
  const auto index = static_cast<std::size_t>(lag);
  const auto part = static_cast<float>(lag - static_cast<double>(index));
  return similarity[index] * (1 - part) + similarity[index + 1] * part;
}

double GaitWindow::sharpened_s(double period_s) const {
  constexpr float kClear = 0.3F;
  constexpr double kNear = 0.08;
  const auto near = static_cast<int>(2 * period_s * kBins_s + 0.5);
  const auto value = [&](int lag) { return similarity[static_cast<std::size_t>(lag)]; };
  int best = near;
  for (int lag = near - 2; lag <= near + 2; ++lag) {
    if (lag < static_cast<int>(kLags) - 1 && value(lag) > value(best)) best = lag;
  }
  if (best >= static_cast<int>(kLags) - 1 || value(best) <= kClear) return period_s;
  const float bend = value(best - 1) - 2 * value(best) + value(best + 1);
  float offset = 0;
  if (bend < 0) {
    offset = clamped((value(best - 1) - value(best + 1)) / 2 / bend, -0.5F, 0.5F);
  }
  const double sharp_s = (best + static_cast<double>(offset)) / (2 * kBins_s);
  const double ratio = sharp_s / period_s;
  return ratio > 1 - kNear && ratio < 1 + kNear ? sharp_s : period_s;
}

bool GaitWindow::is_moving() const {
  return activity > kPauseOfLevel * level && activity > kPause_g;
}

long bins_before(long slice) {
  const long end = slice * kSliceBins + kSliceBins / 2 + kWindowBins / 2;
  return larger_of(end, kWindowBins) + kMarginBins;
}

GaitWindow look_at(const SampleGrid& grid, long slice) {
  const Extent extent = extent_of(grid, slice);
  const long count = extent.window;
  Bins beyond;
  Bins smoothed;
  Bins moving;
  read_beyond_gravity(grid, extent, beyond);
  smooth(beyond, extent.count, smoothed);
  take_baseline(smoothed, extent.count, moving);

  Bins moved;
  Bins rough;
  for (long i = 0; i < count; ++i) {
    moved[i] = absolute(moving[extent.inside + i]);
    rough[i] = absolute(beyond[extent.inside + i] - smoothed[extent.inside + i]);
  }
  GaitWindow window;
  window.level = median(moved, count);
  window.stillness = stillness_of(moved, count);
  for (long i = larger_of(0, extent.middle - kSliceBins);
       i < smaller_of(count, extent.middle + kSliceBins + 1); ++i) {
    window.activity = larger(window.activity, moved[i]);
  }
  Bins cut;
  const float most = kLargest * window.level;
  for (long i = 0; i < count; ++i) cut[i] = clamped(moving[extent.inside + i], -most, most);
  const float square = mean_square(cut, count);
  window.roughness = roughness_of(rough, count, square);
  window.skewness = skewness_of(cut, count, square);
  find_pushes(moving, extent, window);
  compare(cut, count, window);
  window.recurrence = recurrence_of(moving, extent, window);
  return window;
}

}  // namespace liopep::engine

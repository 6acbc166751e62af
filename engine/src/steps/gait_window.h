#pragma once

#include <array>
#include <cstddef>

#include "steps/sample_grid.h"

namespace liopep::engine {

/// What six seconds of acceleration look like; the unit is 1 g, the time 40 ms.
struct GaitWindow {
  /// Half of the time the movement is smaller than this.
  float level = 0;
  /// What is faster than steps (above some 3 Hz), as a part of the movement.
  float roughness = 0;
  /// Part of the time without movement.
  float stillness = 0;
  /// Above 0 when it is quiet but for short pushes upwards, as in slow walking.
  float skewness = 0;
  /// Largest movement within half a second of the middle.
  float activity = 0;
  /// Pushes upwards within the slice itself, at least 0.6 s apart.
  int pushes = 0;
  /// Pushes a second within the window.
  float push_rate_hz = 0;
  /// Part of the times between pushes that are alike; 0 where they are few.
  float regularity = 0;
  /// Largest similarity to itself 0.8 s later or more; chance alone makes some 0.35 of any rumble.
  float peak = 0;
  static constexpr std::size_t kLags = 82;
  /// Similarity to itself so many bins later (autocorrelation, -1 to 1); 0 below lag 6.
  std::array<float, kLags> similarity{};

  /// How alike the second around the middle is to the one a stride before it or after it.
  float recurrence = 0;

  /// Similarity at a lag between two bins; 0 beyond.
  float at(double lag) const;
  /// The period of a step, sharpened by the nearest peak of similarity at two steps.
  double sharpened_s(double period_s) const;
  /// False in a short pause of a walk: it has no steps.
  bool is_moving() const;
};

/// Bins that a window has and bins beyond it that its filters want to see.
inline constexpr long kWindowBins = 150;
inline constexpr long kMarginBins = 23;
inline constexpr double kBins_s = 1000 / SampleGrid::kBin_ms;  ///< bins a second
/// Bins from one slice to the next.
inline constexpr long kSliceBins = 10;

/// Bins that must be there before a slice is looked at, unless there will be no more.
long bins_before(long slice);

/// Looks at the bins around the slice's middle, as many of them as there are; `slice` counts from
/// the grid's start.
GaitWindow look_at(const SampleGrid& grid, long slice);

}  // namespace liopep::engine

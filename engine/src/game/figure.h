#pragma once

#include <array>
#include <cstdint>

#include "game/spot.h"

namespace liopep::engine {

/// A figure to paint: dots along a stroke, or filling a shape, within -1..1 on both axes, y
/// downwards.
struct Figure {
  static constexpr int kMaxDots = 72;
  std::array<Spot, kMaxDots> dots{};
  int count = 0;
  /// Length of the way along the dots, in the figure's own units.
  float way = 0;
};

inline constexpr int kFigureCount = 12;

/// Draws figure `number`, simple ones first, with about `dots` dots (8..kMaxDots).
Figure draw_figure(int number, int dots);

}  // namespace liopep::engine

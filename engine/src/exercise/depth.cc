#include "exercise/depth.h"

#include "exercise/measuring.h"
#include "geometry/trigonometry.h"

namespace liopep::engine {

float measure_depth(const SignalMeasure& measure, Side own, const Landmarks& landmarks,
                    const BodyScale& scale) {
  const auto depth_on = [&](Side side) {
    const Measured measured = measured_on(side, measure, landmarks, scale);
    const float depth = (measured.value - measure.rest) / (measure.full - measure.rest);
    return Measured{clamped(depth, -1, 2), measured.visibility};
  };
  return joined(measure.sides, own, depth_on(Side::left), depth_on(Side::right));
}

float least_depth(const Exercise& exercise, std::uint8_t which, Side own,
                  const Landmarks& landmarks, const BodyScale& scale) {
  float least = 1;
  for (int i = 0; i < exercise.measure_count; ++i) {
    if ((which >> i & 1U) == 0) continue;
    least = smaller(least, measure_depth(exercise.measures[i], own, landmarks, scale));
  }
  return least;
}

float depth_of(const Exercise& exercise, Side own, const Landmarks& landmarks,
               const BodyScale& scale, const Depths& rest) {
  float least = 2;
  float most = -1;
  float sum = 0;
  for (int i = 0; i < exercise.measure_count; ++i) {
    const float depth = measure_depth(exercise.measures[i], own, landmarks, scale) - rest[i];
    least = smaller(least, depth);
    most = larger(most, depth);
    sum += depth;
  }
  switch (exercise.combine) {
    case Combine::least:
      return least;
    case Combine::most:
      return most;
    case Combine::mean:
      return exercise.measure_count > 0 ? sum / static_cast<float>(exercise.measure_count) : 0;
  }
  return 0;
}

}  // namespace liopep::engine

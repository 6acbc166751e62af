#pragma once

namespace liopep::engine {

/// What speaks how much for walking: logarithms of odds, per second. Learned by
/// engine/training/train_steps.cc, which says how well they do on walks they were not learned from.
struct GaitOdds {
  // Walking at a cadence: strong, smooth, never still, pushed upwards.
  float bias = 0.056F;
  float level = 0.414F;
  float smoothness = 0.923F;
  float stillness = 1.715F;
  float skewness = 0.133F;
  // Pushing off faster shakes more; levels are binary logarithms of 1 g.
  float level_at_2hz = -3.197F;
  float level_exponent = 0.360F;
  float expected = 1.792F;
  // A walk is like itself a step, two and four steps later, less so one and a half.
  float one_step = 0.361F;
  float four_steps = 0.119F;
  float half_step = 0.276F;
  // What it costs to begin or end a walk, to change the cadence at once.
  float turn_cost = 7.062F;
  float jump_cost = 6.360F;
  // Slow walking: the same signs, of other weight; a usual level; regular pushes.
  float slow_bias = 0.947F;
  float slow_usual_level = -4.916F;
  float slow_level = 0.248F;
  float slow_usual_roughness = -1.870F;
  float slow_smoothness = 0.878F;
  float slow_stillness = 3.285F;
  float slow_skewness = 0.470F;
  float slow_regularity = 3.169F;
  float slow_peak = 1.744F;
  // What is even and strong is the stride of a faster walk.
  float slow_stride = 5.637F;
  float slow_turn_cost = 12.140F;
  float slow_jump_cost = 5.959F;
};
inline constexpr GaitOdds kGaitOdds;

}  // namespace liopep::engine

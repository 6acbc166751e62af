#pragma once

namespace liopep::engine {

/// What speaks how much for walking: logarithms of odds, per second. Learned by
/// engine/training/train_steps.cc, which says how well they do on walks they were not learned from.
struct GaitOdds {
  // Walking at a cadence: strong, smooth, never still, pushed upwards.
  float bias = 0.068F;
  float level = 0.453F;
  float smoothness = 1.035F;
  float stillness = 1.318F;
  float skewness = 0.198F;
  // Pushing off faster shakes more; levels are binary logarithms of 1 g.
  float level_at_2hz = -3.187F;
  float level_exponent = 0.358F;
  float expected = 2.041F;
  // A walk is like itself a step, two and four steps later, less so one and a half.
  float one_step = 0.336F;
  float four_steps = 0.101F;
  float half_step = 0.312F;
  // What it costs to begin or end a walk, to change the cadence at once.
  float turn_cost = 7.614F;
  float jump_cost = 6.472F;
  // Slow walking: the same signs, of other weight; a usual level; regular pushes.
  float slow_bias = 1.086F;
  float slow_usual_level = -4.888F;
  float slow_level = 0.304F;
  float slow_usual_roughness = -1.932F;
  float slow_smoothness = 0.966F;
  float slow_stillness = 3.410F;
  float slow_skewness = 0.495F;
  float slow_regularity = 3.124F;
  float slow_peak = 1.839F;
  // What is even and strong is the stride of a faster walk.
  float slow_stride = 5.980F;
  float slow_turn_cost = 12.075F;
  float slow_jump_cost = 6.592F;
};
inline constexpr GaitOdds kGaitOdds;

}  // namespace liopep::engine

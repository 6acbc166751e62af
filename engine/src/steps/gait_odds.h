#pragma once

namespace liopep::engine {

/// What speaks how much for walking: logarithms of odds, per second. Learned by
/// engine/training/train_steps.cc, which says how well they do on walks they were not learned from.
struct GaitOdds {
  // Walking at a cadence: strong, smooth, never still, pushed upwards.
  float bias = 0.040F;
  float level = 0.471F;
  float smoothness = 0.754F;
  float stillness = 1.627F;
  float skewness = 0.345F;
  // Pushing off faster shakes more; levels are binary logarithms of 1 g.
  float level_at_2hz = -2.977F;
  float level_exponent = 0.431F;
  float expected = 2.441F;
  // A walk is like itself a step, two and four steps later, less so one and a half.
  float one_step = 0.365F;
  float four_steps = 0.173F;
  float half_step = 0.271F;
  // What it costs to begin or end a walk, to change the cadence at once.
  float turn_cost = 6.562F;
  float jump_cost = 5.114F;
  // Slow walking: the same signs, of other weight; a usual level; regular pushes.
  float slow_bias = 0.217F;
  float slow_usual_level = -4.796F;
  float slow_level = 0.487F;
  float slow_smoothness = 1.027F;
  float slow_stillness = 2.979F;
  float slow_skewness = 0.435F;
  float slow_regularity = 2.860F;
  float slow_peak = 1.705F;
  float slow_turn_cost = 12.426F;
  float slow_jump_cost = 6.034F;
};
inline constexpr GaitOdds kGaitOdds;

}  // namespace liopep::engine

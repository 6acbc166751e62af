#include "signal/one_euro.h"

#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr float kTwoPi = 6.28318530718F;
constexpr float kCutoffAtRest_hz = 1.5F;
constexpr float kCutoffGain = 4;  ///< hertz for each body size a second
constexpr float kSpeedCutoff_hz = 2;

}  // namespace

void LandmarkFilter::smooth(Landmarks& landmarks, float dt_s, float body_size) {
  std::array<float, kLandmarkCount * kAxes> input;
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    const LandmarkPoint& point = landmarks.points[i];
    input[i * kAxes] = point.x * landmarks.aspect;
    input[i * kAxes + 1] = point.y;
    input[i * kAxes + 2] = point.z * landmarks.aspect;
  }
  if (!primed_) {
    primed_ = true;
    value_ = input;
    speed_.fill(0);
    return;
  }
  const float gain = kCutoffGain / larger(body_size, 0.02F);
  // The weight of a new sample at cutoff f is r / (r + 1) with r = 2 pi f dt.
  const float speed_r = kTwoPi * kSpeedCutoff_hz * dt_s;
  const float speed_weight = speed_r / (speed_r + 1);
  const float value_scale = kTwoPi * dt_s;
  for (std::size_t i = 0; i < input.size(); ++i) {
    const float raw_speed = (input[i] - value_[i]) / dt_s;
    speed_[i] += speed_weight * (raw_speed - speed_[i]);
    const float r = value_scale * (kCutoffAtRest_hz + gain * absolute(speed_[i]));
    value_[i] += r / (r + 1) * (input[i] - value_[i]);
  }
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    LandmarkPoint& point = landmarks.points[i];
    point.x = value_[i * kAxes] / landmarks.aspect;
    point.y = value_[i * kAxes + 1];
    point.z = value_[i * kAxes + 2] / landmarks.aspect;
  }
}

}  // namespace liopep::engine

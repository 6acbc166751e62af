#include "exercise/trunk.h"

#include "geometry/body.h"
#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr float kMostTilt = 0.36F;  ///< of an upright trunk to the picture: 20 degrees
constexpr float kUpright = 0.88F;   ///< of its length: shorter is a bow
constexpr float kFirst_s = 0.3F;
constexpr float kLater_s = 4;
constexpr float kSettled_s = 1;

/// From the hips to the shoulders, in parts of `length`; z by the model's depth.
Vector seen(const Landmarks& landmarks, float length) {
  const BodyPoint hips = middle_of(landmarks, BodyPart::hips);
  const BodyPoint shoulders = middle_of(landmarks, BodyPart::shoulders);
  return {(shoulders.x - hips.x) / length, (hips.y - shoulders.y) / length,
          clamped((hips.z - shoulders.z) / length, -1, 1)};
}

}  // namespace

void Trunk::learn_upright(const Landmarks& landmarks, float length, float dt_s) {
  const Vector now = seen(landmarks, length);
  if (now.y < kUpright) return;
  const Vector upright = unit_of(
      {clamped(now.x, -kMostTilt, kMostTilt), 1, clamped(now.z, -kMostTilt, kMostTilt)}, upright_);
  const float time_s = learned_s_ < kSettled_s ? kFirst_s : kLater_s;
  learned_s_ += dt_s;
  upright_ = unit_of(mixed(upright_, upright, dt_s / (dt_s + time_s)), upright_);
}

float Trunk::bow_deg(const Landmarks& landmarks, float length) const {
  // What is upright may look shortened already.
  const float across = square_root(upright_.x * upright_.x + upright_.y * upright_.y);
  Vector now = seen(landmarks, length / across);
  const float missing = larger(0, 1 - now.x * now.x - now.y * now.y);
  const float shortened = square_root(missing);
  now.z = (now.z + (now.z < 0 ? -shortened : shortened)) / 2;
  return arc_cosine_deg(dot(unit_of(now, upright_), upright_));
}

}  // namespace liopep::engine

#include "game/pointer.h"

namespace liopep::engine {
namespace {

constexpr float kFade_s = 0.5F;
constexpr float kBlink_s = 0.15F;      ///< a hand unseen for less is still followed
constexpr float kLeap = 0.9F;          ///< shoulder widths
constexpr float kFastest_per_s = 18;   ///< shoulder widths a second: a boxer's punch is about 8 m/s
constexpr float kLeash = 0.01F;        ///< picture heights
constexpr float kLeastWeight = 0.5F;   ///< of a new sample
constexpr float kCutoffAtRest_hz = 2;  ///< One-Euro filter (Casiez, Roussel, Vogel, CHI 2012)
constexpr float kCutoffGain = 6;       ///< hertz for each shoulder width a second
constexpr float kTwoPi = 6.28318530718F;

}  // namespace

void Pointer::see(Spot where, float dt_s, float unit) {
  const float way = length_of(where - raw_);
  const float since_s = dt_s + gap_s_;
  const bool leaps = way > larger(kLeap, kFastest_per_s * since_s) * unit;
  const bool continues = gap_s_ < kBlink_s && !leaps;
  speed_ = continues ? way / since_s : 0;
  raw_ = where;
  seen_ = 1;
  gap_s_ = 0;
  touches_ = continues;
  if (!continues) {
    at_ = where;
    before_ = where;
    return;
  }
  const float r = kTwoPi * since_s * (kCutoffAtRest_hz + kCutoffGain * speed_ / unit);
  before_ = at_;
  at_ = mix(at_, where, larger(r / (r + 1), kLeastWeight));
  const float behind = length_of(where - at_);
  if (behind > kLeash) at_ = where + (at_ - where) * (kLeash / behind);
}

void Pointer::miss(float dt_s) {
  seen_ = larger(seen_ - dt_s / kFade_s, 0);
  speed_ = 0;
  gap_s_ += dt_s;
  touches_ = false;
  before_ = at_;
}

float Pointer::meets(Spot from, Spot to, float reach) const {
  constexpr float kNever = 2;
  if (!touches_) return kNever;
  // Seen from the thing, the hand moves from `start` by `way`.
  const Spot start = before_ - from;
  const Spot way = (at_ - to) - start;
  const float far = dot(start, start) - reach * reach;
  if (far <= 0) return 0;
  const float a = dot(way, way);
  const float b = dot(start, way);
  const float inside = b * b - a * far;
  if (a < 1e-12F || b >= 0 || inside < 0) return kNever;
  const float part = (-b - square_root(inside)) / a;
  return part <= 1 ? part : kNever;
}

}  // namespace liopep::engine

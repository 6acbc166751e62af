#include "game/play_field.h"

namespace liopep::engine {
namespace {

// In shoulder widths from the middle of the shoulders. A straight arm reaches its palm out to 2.1
// (Winter 2009); play asks for two thirds of that, so that nobody has to strain.
constexpr float kSideways = 1.45F;
constexpr float kAcross = 0.35F;  ///< of one arm, to the other side
constexpr float kUp = 1.4F;
constexpr float kDown = 1.05F;
constexpr float kEdge = 0.06F;  ///< picture heights that a palm keeps from the picture's edge

}  // namespace

PlayField::PlayField(Spot home, float unit, float aspect, Arms arms)
    : home_(home), unit_(unit), aspect_(aspect) {
  const float to_left = arms == Arms::right ? kAcross : kSideways;
  const float to_right = arms == Arms::left ? kAcross : kSideways;
  left_ = larger(home.x - to_left * unit, kEdge);
  right_ = smaller(home.x + to_right * unit, aspect - kEdge);
  top_ = larger(home.y - kUp * unit, kEdge);
  bottom_ = smaller(home.y + kDown * unit, 1 - kEdge);
}

Spot PlayField::at(float across, float up) const {
  const float x = mix(left_, right_, (across + 1) / 2);
  return {x, up >= 0 ? mix(home_.y, top_, up) : mix(home_.y, bottom_, -up)};
}

Spot PlayField::near(float across_units, float up_units, float margin) const {
  const Spot wanted = {home_.x + across_units * unit_, home_.y - up_units * unit_};
  const float x = clamped(wanted.x, left_ + margin, right_ - margin);
  // What is cut off beside the player is made good above: the way there stays as long.
  const float lost = absolute(wanted.x - x);
  return {x, clamped(wanted.y - lost, top_ + margin, bottom_ - margin)};
}

}  // namespace liopep::engine

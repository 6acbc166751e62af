#include "body/posture.h"

#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

/// A posture as its plain numbers, for what treats all alike.
using Numbers = std::array<float, sizeof(Posture) / sizeof(float)>;
static_assert(sizeof(Numbers) == sizeof(Posture));

Numbers numbers_of(const Posture& posture) {
  return __builtin_bit_cast(Numbers, posture);
}

/// A key pose and when it is reached.
struct Knot {
  float at;
  Numbers numbers;
};

/// The knot `index`, counted on through the repetitions before and after.
Knot knot_of(const Demonstrator& demonstrator, int index) {
  const int count = demonstrator.pose_count;
  const int repetition = index < 0 ? -1 : index / count;
  const Demonstrator::Pose& pose = demonstrator.poses[index - repetition * count];
  return {pose.at + static_cast<float>(repetition), numbers_of(pose.posture)};
}

float slope_between(const Knot& a, const Knot& b, std::size_t i) {
  return (b.numbers[i] - a.numbers[i]) / larger(b.at - a.at, 1e-4F);
}

/// Slope at the middle one of three knots.
float slope_at(const Knot& before, const Knot& knot, const Knot& after, std::size_t i) {
  const float in = slope_between(before, knot, i);
  const float out = slope_between(knot, after, i);
  if (in * out <= 0) return 0;
  const float in_time = knot.at - before.at;
  const float out_time = after.at - knot.at;
  return 3 * (in_time + out_time) /
         ((2 * out_time + in_time) / in + (out_time + 2 * in_time) / out);
}

}  // namespace

Posture mixed(const Posture& a, const Posture& b, float part) {
  Numbers numbers = numbers_of(a);
  const Numbers to = numbers_of(b);
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] += (to[i] - numbers[i]) * part;
  return __builtin_bit_cast(Posture, numbers);
}

Posture shifted(const Posture& posture, const Posture& a, const Posture& b, float part) {
  Numbers numbers = numbers_of(posture);
  const Numbers from = numbers_of(a);
  const Numbers to = numbers_of(b);
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] += (to[i] - from[i]) * part;
  return __builtin_bit_cast(Posture, numbers);
}

Posture mirrored(const Posture& posture) {
  return {.trunk = {posture.trunk.lean_deg, -posture.trunk.bend_deg, -posture.trunk.twist_deg},
          .head = {posture.head.nod_deg, -posture.head.tilt_deg, -posture.head.turn_deg},
          .arms = {posture.arms[1], posture.arms[0]},
          .legs = {posture.legs[1], posture.legs[0]},
          .jump = posture.jump};
}

float difference_deg(const Posture& a, const Posture& b) {
  const Numbers from = numbers_of(a);
  const Numbers to = numbers_of(b);
  float sum_deg = 0;
  for (std::size_t i = 0; i < from.size(); ++i) sum_deg += absolute(to[i] - from[i]);
  return sum_deg;
}

Posture posture_within(const Demonstrator& demonstrator, float part) {
  const int count = demonstrator.pose_count;
  if (count == 0) return {};
  int index = 0;
  while (index + 1 < count && demonstrator.poses[index + 1].at <= part) ++index;
  const Knot before = knot_of(demonstrator, index - 1);
  const Knot from = knot_of(demonstrator, index);
  const Knot to = knot_of(demonstrator, index + 1);
  const Knot after = knot_of(demonstrator, index + 2);
  const float time = larger(to.at - from.at, 1e-4F);
  const float x = clamped((part - from.at) / time, 0, 1);
  const float there = x * x * (3 - 2 * x);
  const float leaving = x * (1 - x) * (1 - x) * time;
  const float arriving = -x * x * (1 - x) * time;
  Numbers numbers{};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    numbers[i] = from.numbers[i] + (to.numbers[i] - from.numbers[i]) * there +
                 slope_at(before, from, to, i) * leaving + slope_at(from, to, after, i) * arriving;
  }
  return __builtin_bit_cast(Posture, numbers);
}

}  // namespace liopep::engine

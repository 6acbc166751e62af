#include "teaching/posture_fit.h"

#include "body/skeleton.h"
#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr float kYaws_deg = 15;
constexpr float kWidestYaw_deg = 75;
constexpr std::array<float, 4> kSteps_deg = {45, 20, 9, 4};
constexpr int kSweeps = 2;
constexpr float kStays = 0.25F;  ///< cost of a joint 90 degrees from where it was
constexpr float kFarOff = 16;    ///< squared tolerances

/// One angle of a posture that may be turned, and how far.
struct Joint {
  float* angle_deg;
  float least_deg;
  float most_deg;
};

constexpr int kJoints = 26;
using Joints = std::array<Joint, kJoints>;

Joints joints_of(Posture& posture) {
  Joints joints{};
  int count = 0;
  const auto add = [&](float& angle_deg, float least_deg, float most_deg) {
    joints[count++] = {&angle_deg, least_deg, most_deg};
  };
  add(posture.trunk.lean_deg, -15, 100);
  add(posture.trunk.bend_deg, -45, 45);
  add(posture.trunk.twist_deg, -50, 50);
  add(posture.head.nod_deg, -30, 50);
  add(posture.head.tilt_deg, -40, 40);
  add(posture.head.turn_deg, -70, 70);
  for (ArmPosture& arm : posture.arms) {
    add(arm.raise_deg, 0, 178);
    add(arm.plane_deg, -60, 120);
    add(arm.elbow_deg, 0, 150);
    add(arm.rotate_deg, -60, 170);
    add(arm.shrug_deg, 0, 40);
    add(arm.wrist_deg, -70, 70);
  }
  for (LegPosture& leg : posture.legs) {
    add(leg.thigh_deg, -30, 125);
    add(leg.abduct_deg, -15, 50);
    add(leg.knee_deg, 0, 140);
  }
  joints[count++] = {&posture.arms[0].turn_deg, -90, 90};
  joints[count++] = {&posture.arms[1].turn_deg, -90, 90};
  return joints;
}

/// How unlike what was seen, in squared tolerances.
float unlikeness(const PostureFeatures& seen, const Posture& posture, float yaw_deg, Seat seat) {
  const Build build;
  const ArrowsInSpace arrows = arrows_of(skeleton_of(build, posture, seat));
  const float scale = 1 / (build.torso_part * build.stature_m);
  const float s = sine(yaw_deg);
  const float c = cosine(yaw_deg);
  float sum = 0;
  for (int i = 0; i < static_cast<int>(Arrow::place); ++i) {
    const float x = scale * (arrows[i].x * c + arrows[i].z * s) - seen.xs[i];
    const float y = -scale * arrows[i].y - seen.ys[i];
    const float off = (x * x + y * y) / (tolerance_of(i) * tolerance_of(i));
    sum += seen.weights[i] * smaller(off, kFarOff);
  }
  return sum;
}

struct Fitting {
  const PostureFeatures& seen;
  const Posture& start;
  Seat seat;
  float yaw_deg;

  float cost(const Posture& posture) const {
    Posture a = posture;
    Posture b = start;
    const Joints now = joints_of(a);
    const Joints before = joints_of(b);
    float moved = 0;
    for (int i = 0; i < kJoints; ++i) {
      const float part = (*now[i].angle_deg - *before[i].angle_deg) / 90;
      moved += part * part;
    }
    return unlikeness(seen, posture, yaw_deg, seat) + kStays * moved;
  }

  /// Turns one joint after the other, as long as that helps, in ever smaller steps.
  Posture best() const {
    Posture posture = start;
    float least = cost(posture);
    const Joints joints = joints_of(posture);
    for (const float step_deg : kSteps_deg) {
      for (int sweep = 0; sweep < kSweeps; ++sweep) {
        for (const Joint& joint : joints) turn(joint, step_deg, posture, least);
      }
    }
    return posture;
  }

  void turn(const Joint& joint, float step_deg, const Posture& posture, float& least) const {
    for (const float by_deg : {step_deg, -step_deg}) {
      const float before_deg = *joint.angle_deg;
      *joint.angle_deg = clamped(before_deg + by_deg, joint.least_deg, joint.most_deg);
      const float now = cost(posture);
      if (now < least) {
        least = now;
        return;
      }
      *joint.angle_deg = before_deg;
    }
  }
};

}  // namespace

FittedPosture fit_posture(const PostureFeatures& seen, const FittedPosture& start, Seat seat,
                          bool finds_yaw) {
  float yaw_deg = start.yaw_deg;
  if (finds_yaw) {
    float least = 1e9F;
    for (float turned_deg = -kWidestYaw_deg; turned_deg <= kWidestYaw_deg;
         turned_deg += kYaws_deg) {
      const float now = unlikeness(seen, start.posture, turned_deg, seat);
      // Seen from the front or not: a little doubt is for the front.
      const float doubt = now + 0.02F * absolute(turned_deg);
      if (doubt >= least) continue;
      least = doubt;
      yaw_deg = turned_deg;
    }
  }
  const Fitting fitting{seen, start.posture, seat, yaw_deg};
  return {fitting.best(), yaw_deg};
}

}  // namespace liopep::engine

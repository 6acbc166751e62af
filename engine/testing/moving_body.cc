#include "testing/moving_body.h"

#include <cmath>
#include <numbers>

namespace liopep::engine::testing {
namespace {

struct Vector {
  double x = 0, y = 0, z = 0;
};
Vector operator+(Vector a, Vector b) {
  return {a.x + b.x, a.y + b.y, a.z + b.z};
}
Vector operator*(Vector a, double k) {
  return {a.x * k, a.y * k, a.z * k};
}

double radians(double degrees) {
  return degrees * std::numbers::pi / 180;
}

using Joints = std::array<Vector, kLandmarkCount>;
Vector& at(Joints& joints, Landmark which) {
  return joints[static_cast<std::size_t>(which)];
}

/// Left and right of the same joint follow each other in BlazePose's order.
Landmark on_side(Landmark left, int side) {
  return static_cast<Landmark>(static_cast<int>(left) + side);
}

constexpr std::array<double, 2> kOutward = {1, -1};  // the body's left is +x

constexpr std::size_t kFacePoints = 11;

void place_leg(Joints& joints, const Build& build, const Posture& posture, int side) {
  const double hip_x = kOutward[side] * build.hip_part * build.stature / 2;
  const double foot_x = kOutward[side] * posture.feet_apart_m / 2;
  const double thigh = radians(posture.thigh_deg[side]);
  const double shin = radians(posture.thigh_deg[side] - posture.knee_deg[side]);
  const double thigh_m = build.thigh_part * build.stature;
  const double shin_m = build.shin_part * build.stature;
  // Feet wider than the hips tilt the whole leg outwards.
  const double spread = std::atan2(foot_x - hip_x, thigh_m + shin_m);
  const auto tilted = [&](double forward, double down) {
    return Vector{std::sin(spread) * down, -std::cos(spread) * down, forward};
  };
  const Vector hip = {hip_x, 0, 0};
  const Vector knee = hip + tilted(thigh_m * std::sin(thigh), thigh_m * std::cos(thigh));
  const Vector ankle = knee + tilted(shin_m * std::sin(shin), shin_m * std::cos(shin));
  at(joints, on_side(Landmark::left_hip, side)) = hip;
  at(joints, on_side(Landmark::left_knee, side)) = knee;
  at(joints, on_side(Landmark::left_ankle, side)) = ankle;
  at(joints, on_side(Landmark::left_heel, side)) = ankle + Vector{0, -0.06, -0.05};
  at(joints, on_side(Landmark::left_foot_index, side)) = ankle + Vector{0, -0.07, 0.15};
}

void place_arm(Joints& joints, const Build& build, const Posture& posture, Vector shoulder,
               int side) {
  const double plane = radians(posture.arm_plane_deg);
  const auto direction = [&](double raised_deg) {
    const double raised = radians(raised_deg);
    return Vector{kOutward[side] * std::sin(raised) * std::sin(plane), -std::cos(raised),
                  std::sin(raised) * std::cos(plane)};
  };
  const double upper_m = 0.172 * build.stature;
  const double fore_m = 0.157 * build.stature;
  const Vector elbow = shoulder + direction(posture.arm_deg[side]) * upper_m;
  const Vector wrist = elbow + direction(posture.arm_deg[side] + posture.elbow_deg) * fore_m;
  at(joints, on_side(Landmark::left_shoulder, side)) = shoulder;
  at(joints, on_side(Landmark::left_elbow, side)) = elbow;
  at(joints, on_side(Landmark::left_wrist, side)) = wrist;
  for (const Landmark hand : {Landmark::left_pinky, Landmark::left_index, Landmark::left_thumb}) {
    at(joints, on_side(hand, side)) = wrist + direction(posture.arm_deg[side]) * 0.08;
  }
}

Joints joints_of(const Build& build, const Posture& posture) {
  Joints joints;
  for (int side = 0; side < 2; ++side) place_leg(joints, build, posture, side);
  const double lean = radians(posture.lean_deg);
  const double torso_m = build.torso_part * build.stature;
  const Vector chest = {0, torso_m * std::cos(lean), torso_m * std::sin(lean)};
  for (int side = 0; side < 2; ++side) {
    const double x = kOutward[side] * build.shoulder_part * build.stature / 2;
    place_arm(joints, build, posture, chest + Vector{x, 0, 0}, side);
  }
  const Vector head = chest + Vector{0, 0.115 * build.stature, 0.06};
  for (int i = 0; i <= static_cast<int>(Landmark::mouth_right); ++i) joints[i] = head;
  at(joints, Landmark::left_ear) = head + Vector{0.07, 0.02, -0.08};
  at(joints, Landmark::right_ear) = head + Vector{-0.07, 0.02, -0.08};

  // Stand on the lower foot; the feet stay where they are while the hips move.
  const Vector left = at(joints, Landmark::left_ankle);
  const Vector right = at(joints, Landmark::right_ankle);
  const Vector shift = {0, 0.08 + posture.jump_m - std::min(left.y, right.y),
                        -(left.z + right.z) / 2};
  for (Vector& joint : joints) joint = joint + shift;
  return joints;
}

}  // namespace

std::uint64_t Chance::next() {
  state_ += 0x9E3779B97F4A7C15ULL;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31);
}

double Chance::between(double low, double high) {
  return low + (high - low) * (static_cast<double>(next() >> 11) * 0x1.0p-53);
}

double Chance::normal() {
  double sum = 0;
  for (int i = 0; i < 6; ++i) sum += between(-1, 1);
  return sum / std::numbers::sqrt2;
}

Posture mix(const Posture& a, const Posture& b, double part) {
  const auto mixed = [part](double from, double to) { return from + (to - from) * part; };
  Posture posture;
  for (int side = 0; side < 2; ++side) {
    posture.thigh_deg[side] = mixed(a.thigh_deg[side], b.thigh_deg[side]);
    posture.knee_deg[side] = mixed(a.knee_deg[side], b.knee_deg[side]);
    posture.arm_deg[side] = mixed(a.arm_deg[side], b.arm_deg[side]);
  }
  posture.lean_deg = mixed(a.lean_deg, b.lean_deg);
  posture.arm_plane_deg = mixed(a.arm_plane_deg, b.arm_plane_deg);
  posture.elbow_deg = mixed(a.elbow_deg, b.elbow_deg);
  posture.feet_apart_m = mixed(a.feet_apart_m, b.feet_apart_m);
  posture.jump_m = mixed(a.jump_m, b.jump_m);
  return posture;
}

Landmarks project(const Build& build, const Posture& posture, const Place& place,
                  const Camera& camera) {
  const Joints joints = joints_of(build, posture);
  const double yaw = radians(place.yaw_deg);
  const double pitch = std::atan2(camera.aim_m - camera.height_m, camera.distance_m);
  const double focal = 0.5 / std::tan(radians(camera.vertical_view_deg) / 2);
  Landmarks landmarks;
  landmarks.aspect = static_cast<float>(camera.aspect);
  for (std::size_t i = 0; i < joints.size(); ++i) {
    const double x = joints[i].x * std::cos(yaw) + joints[i].z * std::sin(yaw) + place.x_m;
    const double z = joints[i].z * std::cos(yaw) - joints[i].x * std::sin(yaw) + place.z_m;
    const double away = camera.distance_m - z;
    const double up = joints[i].y - camera.height_m;
    const double depth = std::max(0.2, away * std::cos(pitch) + up * std::sin(pitch));
    const double height = up * std::cos(pitch) - away * std::sin(pitch);
    landmarks.points[i] = {static_cast<float>(0.5 + focal * x / depth / camera.aspect),
                           static_cast<float>(0.5 - focal * height / depth), static_cast<float>(-z),
                           1};
  }
  return landmarks;
}

void guess_depths(Sight& sight, std::uint64_t seed) {
  Chance chance(seed * 2741 + 5);
  sight.depth_scale = chance.between(0.8, 4);
  sight.depth_tilt = chance.between(-0.1, 1.1);
  sight.depth_habit = chance.between(0.08, 0.3);
  sight.depth_error = chance.between(0.05, 0.2);
}

void PoseModel::learn_habits(std::uint64_t seed) {
  if (sight_.depth_habit == 0) return;
  Chance chance(seed * 733 + 29);
  for (Habit& habit : habits_) {
    habit = {sight_.depth_habit * chance.normal(), sight_.depth_habit * chance.normal(),
             sight_.depth_habit * chance.normal()};
  }
}

double PoseModel::error(double& drift, Chance& chance) const {
  drift = 0.95 * drift + 0.31 * sight_.drift * chance.normal();
  return drift + sight_.jitter * chance.normal();
}

std::optional<Landmarks> PoseModel::see(const Landmarks& truth, const Place& place) {
  if (chance_.happens(sight_.lost_frames)) return std::nullopt;
  const LandmarkPoint& shoulder = truth[Landmark::left_shoulder];
  const LandmarkPoint& hip = truth[Landmark::left_hip];
  const double torso = std::hypot((shoulder.x - hip.x) * truth.aspect, shoulder.y - hip.y);
  Landmarks seen = truth;
  const std::array<double, 2> face = {error(face_drift_[0], face_chance_),
                                      error(face_drift_[1], face_chance_)};
  const double own_part = std::sqrt(1 - sight_.face * sight_.face);
  // Seen from its left, a body hides its right side.
  const double turned = std::sin(radians(place.yaw_deg));
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    LandmarkPoint& point = seen.points[i];
    for (int axis = 0; axis < 2; ++axis) {
      double off = error(drift_[2 * i + axis], chance_) * torso;
      if (i < kFacePoints) off = own_part * off + sight_.face * face[axis] * torso;
      (axis == 0 ? point.x : point.y) += static_cast<float>(axis == 0 ? off / truth.aspect : off);
    }
    depth_drift_[i] = 0.95 * depth_drift_[i] + 0.31 * sight_.depth_error * depth_chance_.normal();
    const double depth = static_cast<double>(point.z) * sight_.depth_scale;
    const double across = (truth.points[i].x - hip.x) * truth.aspect;
    const double down = truth.points[i].y - hip.y;
    const Habit& habit = habits_[i];
    const double off = torso * (depth_drift_[i] + habit.always) + habit.across * across +
                       (habit.down + sight_.depth_tilt) * down;
    point.z = static_cast<float>(depth + off / truth.aspect);
    const bool is_right = i >= 11 && i % 2 == 0;
    const double hidden = std::max(0.0, is_right ? -turned : turned);
    const double visibility = 0.97 - hidden * (0.97 - sight_.far_side) + 0.02 * chance_.normal();
    const bool outside = point.x < 0 || point.x > 1 || point.y < 0 || point.y > 1;
    point.visibility = static_cast<float>(outside ? visibility * 0.2 : visibility);
  }
  if (chance_.happens(sight_.odd_points)) {
    LandmarkPoint& point = seen.points[23 + chance_.next() % 6];
    point.y -= static_cast<float>(torso * chance_.between(0.3, 0.9));
  }
  return seen;
}

}  // namespace liopep::engine::testing

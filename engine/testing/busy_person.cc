#include "testing/busy_person.h"

#include <algorithm>

#include "body/posture.h"

namespace liopep::engine::testing {
namespace {

using Held = engine::Posture;

Held quiet_posture(Seat seat, Chance& chance) {
  Held posture;
  if (seat != Seat::none) {
    for (LegPosture& leg : posture.legs) {
      leg.thigh_deg = 90;
      leg.knee_deg = 90;
    }
    for (ArmPosture& arm : posture.arms) {
      arm.raise_deg = static_cast<float>(chance.between(10, 35));
      arm.plane_deg = 15;
      arm.elbow_deg = static_cast<float>(chance.between(60, 95));
    }
    posture.trunk.lean_deg = static_cast<float>(chance.between(-5, 12));
  }
  return posture;
}

float between(Chance& chance, double low, double high) {
  return static_cast<float>(chance.between(low, high));
}

/// What an arm does in daily life.
ArmPosture arm_by_chance(Chance& chance) {
  switch (chance.next() % 7) {
    case 0:  // a cup or a hand at the mouth
      return {.raise_deg = between(chance, 25, 45),
              .plane_deg = 20,
              .elbow_deg = between(chance, 120, 140)};
    case 1:  // a telephone at the ear, scratching the head
      return {.raise_deg = between(chance, 45, 90),
              .plane_deg = 60,
              .elbow_deg = between(chance, 130, 150)};
    case 2:  // pointing, reaching for something
      return {.raise_deg = between(chance, 50, 100),
              .plane_deg = between(chance, 0, 80),
              .elbow_deg = between(chance, 5, 40)};
    case 3:  // a hand on the hip
      return {.raise_deg = 35, .plane_deg = 95, .rotate_deg = 40, .elbow_deg = 95};
    case 4:  // in front of the belly, as crossed or typing
      return {.raise_deg = between(chance, 15, 30),
              .plane_deg = 20,
              .rotate_deg = 50,
              .elbow_deg = between(chance, 80, 110)};
    case 5:  // to a shelf
      return {.raise_deg = between(chance, 110, 160), .plane_deg = 30, .elbow_deg = 20};
    default:
      return {};
  }
}

Sight sight_by_chance(Chance& chance, std::uint64_t seed) {
  Sight sight = {.jitter = chance.between(0.002, 0.015),
                 .drift = chance.between(0.004, 0.02),
                 .lost_frames = chance.happens(0.3) ? 0.03 : 0.0,
                 .odd_points = chance.happens(0.3) ? 0.02 : 0.0,
                 .far_side = chance.between(0.35, 0.9)};
  guess_depths(sight, seed);
  return sight;
}

}  // namespace

BusyPerson::BusyPerson(std::uint64_t seed, double length_s)
    : chance_(seed * 104729 + 5),
      model_(sight_by_chance(chance_, seed), seed),
      length_s_(length_s) {
  seat_ = chance_.happens(0.5) ? Seat::chair : Seat::none;
  build_.stature_m = between(chance_, 1.5, 1.95);
  camera_ = {.distance_m = between(chance_, seat_ == Seat::none ? 2 : 0.8, 3),
             .height_m = between(chance_, 0.6, 1.5),
             .aim_m = build_.stature_m * (seat_ == Seat::none ? 0.52F : 0.5F),
             .vertical_view_deg = between(chance_, 45, 60),
             .aspect = static_cast<float>(chance_.one_of(std::array{16.0 / 9, 4.0 / 3, 9.0 / 16}))};
  place_.yaw_deg = between(chance_, -45, 45);
  fps_ = chance_.one_of(std::array{8.0, 10.0, 15.0, 24.0, 30.0});
  const Held quiet = quiet_posture(seat_, chance_);
  moments_.push_back({0, 0, quiet});
  double t_s = 0;
  while (t_s < length_s_) do_something(t_s, quiet);
}

void BusyPerson::go_to(double& t_s, double there_s, double stay_s, const Held& posture) {
  moments_.push_back({t_s, t_s + there_s, posture});
  t_s += there_s + stay_s;
}

void BusyPerson::do_something(double& t_s, const Held& quiet) {
  const Held now = moments_.back().posture;
  Held next = now;
  const int side = chance_.happens(0.5) ? 1 : 0;
  const double there_s = chance_.between(0.4, 1.6);
  const double stay_s = chance_.happens(0.5) ? chance_.between(0.2, 3) : chance_.between(2, 12);
  switch (chance_.next() % 8) {
    case 0:
    case 1:
      next.arms[side] = arm_by_chance(chance_);
      break;
    case 2:  // both hands at something
      next.arms[0] = arm_by_chance(chance_);
      next.arms[1] = next.arms[0];
      break;
    case 3:
      next.head = {between(chance_, -10, 30), between(chance_, -12, 12), between(chance_, -40, 40)};
      break;
    case 4:
      next.trunk = {between(chance_, -5, seat_ == Seat::none ? 40 : 25), between(chance_, -12, 12),
                    between(chance_, -25, 25)};
      break;
    case 5: {  // a gesture to and fro: waving, stirring, wiping, talking with a hand, a nod
      Held other = now;
      const bool nods = chance_.happens(0.3);
      if (nods) other.head.nod_deg += between(chance_, 5, 14);
      if (!nods) other.arms[side].elbow_deg += between(chance_, 15, 40);
      if (!nods) other.arms[side].rotate_deg += between(chance_, -30, 30);
      const int times = 1 + static_cast<int>(chance_.next() % 4);
      const double swing_s = chance_.between(0.25, 0.6);
      for (int i = 0; i < times; ++i) {
        go_to(t_s, swing_s, 0, other);
        go_to(t_s, swing_s, 0, now);
      }
      return;
    }
    default:
      next = quiet;
      break;
  }
  go_to(t_s, there_s, stay_s, next);
}

Held BusyPerson::posture_at(double t_s) {
  while (next_ + 1 < moments_.size() && t_s >= moments_[next_ + 1].start_s) ++next_;
  const Moment& moment = moments_[next_];
  if (next_ == 0) return moment.posture;
  const double part = (t_s - moment.start_s) / (moment.end_s - moment.start_s);
  const auto eased = static_cast<float>(std::clamp(part, 0.0, 1.0));
  return mixed(moments_[next_ - 1].posture, moment.posture, eased * eased * (3 - 2 * eased));
}

std::optional<Landmarks> BusyPerson::see(double t_s) {
  const Landmarks truth =
      landmarks_of(skeleton_of(build_, posture_at(t_s), seat_), place_, camera_);
  return model_.see(truth, {.x_m = 0, .z_m = 0, .yaw_deg = place_.yaw_deg});
}

}  // namespace liopep::engine::testing

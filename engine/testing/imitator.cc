#include "testing/imitator.h"

#include <algorithm>
#include <bit>
#include <string_view>

#include "geometry/body.h"

namespace liopep::engine::testing {
namespace {

using Numbers = std::array<float, sizeof(engine::Posture) / sizeof(float)>;

bool is_of_legs(const Exercise& exercise) {
  const BodyParts legs =
      bit_of(BodyPart::hips) | bit_of(BodyPart::knees) | bit_of(BodyPart::ankles);
  return (exercise.needs & legs) != 0;
}

bool allows(const Exercise& exercise, Position position) {
  return (exercise.positions & bit_of(position)) != 0;
}

/// An arm's exercise is done standing or seated, whatever the demonstrator does.
Seat seat_by_chance(const Exercise& exercise, Chance& chance) {
  const Seat shown = exercise.demonstrator.seat;
  const bool may_sit = allows(exercise, Position::seated) || allows(exercise, Position::wheelchair);
  if (is_of_legs(exercise) || !may_sit || !allows(exercise, Position::standing)) return shown;
  return chance.happens(0.5) ? Seat::chair : Seat::none;
}

void seat_legs(engine::Posture& posture, Seat seat) {
  for (LegPosture& leg : posture.legs) {
    leg = {};
    if (seat == Seat::none) continue;
    leg.thigh_deg = 90;
    leg.knee_deg = 90;
  }
}

/// Both arms at once, as people do many exercises of one arm.
bool is_done_with_both(const Exercise& exercise, Chance& chance) {
  const std::string_view id = exercise.id.data();
  const bool usual = id == "lateral-raise" || id == "front-raise" || id == "biceps-curl";
  return usual && chance.happens(0.4);
}

/// The key poses as this person does them.
Demonstrator in_own_way(const Exercise& exercise, Seat seat, Chance& chance) {
  Demonstrator own = exercise.demonstrator;
  const bool both = is_done_with_both(exercise, chance);
  const auto range = static_cast<float>(chance.between(0.86, 1.08));
  Numbers offsets;
  Numbers gains;
  for (std::size_t i = 0; i < offsets.size(); ++i) {
    offsets[i] = static_cast<float>(3.5 * chance.normal());
    gains[i] = range * static_cast<float>(1 + 0.06 * chance.normal());
  }
  offsets.back() = 0;  // nobody floats
  const auto first = std::bit_cast<Numbers>(own.poses[0].posture);
  for (int p = 0; p < own.pose_count; ++p) {
    engine::Posture& posture = own.poses[p].posture;
    auto numbers = std::bit_cast<Numbers>(posture);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      numbers[i] = first[i] + (numbers[i] - first[i]) * gains[i] + offsets[i];
    }
    posture = std::bit_cast<engine::Posture>(numbers);
    if (!is_of_legs(exercise)) seat_legs(posture, seat);
    if (both) posture.arms[1] = posture.arms[0];
    if (both) posture.trunk.twist_deg = 0;
  }
  own.seat = seat;
  return own;
}

float hold_by_chance(const Exercise& exercise, Chance& chance) {
  if (exercise.counting != Counting::hold) return 0;
  return static_cast<float>(chance.between(4500, 8000));
}

Turns turns_by_chance(const Exercise& exercise, Chance& chance) {
  if (exercise.side_rule == SideRule::alternate) return Turns::other_side;
  return chance.happens(0.5) ? turns_of(exercise) : Turns::same_side;
}

engine::Build varied_build(Chance& chance) {
  const auto vary = [&](float part) {
    return part * static_cast<float>(1 + 0.04 * chance.normal());
  };
  engine::Build build;
  build.stature_m = static_cast<float>(chance.between(1.48, 1.95));
  build.thigh_part = vary(build.thigh_part);
  build.shin_part = vary(build.shin_part);
  build.torso_part = vary(build.torso_part);
  build.shoulder_part = vary(build.shoulder_part);
  build.hip_part = vary(build.hip_part);
  build.upper_arm_part = vary(build.upper_arm_part);
  build.forearm_part = vary(build.forearm_part);
  return build;
}

Sight sight_by_chance(Chance& chance) {
  return {.jitter = chance.between(0.002, 0.015),
          .drift = chance.between(0.004, 0.02),
          .lost_frames = chance.happens(0.3) ? 0.03 : 0.0,
          .odd_points = chance.happens(0.3) ? 0.02 : 0.0,
          .far_side = chance.between(0.35, 0.9)};
}

/// The direction that suits the exercise, and how far from it.
double yaw_by_chance(const Exercise& exercise, Direction direction, Chance& chance) {
  const double sign = chance.happens(0.5) ? 1 : -1;
  const bool from_side = exercise.demonstrator.view_deg >= 75;
  switch (direction) {
    case Direction::front:
      return from_side ? sign * chance.between(75, 95) : chance.between(-15, 15);
    case Direction::three_quarter:
      return from_side ? sign * chance.between(50, 75) : sign * chance.between(25, 45);
    case Direction::side:
      return sign * chance.between(75, 95);
  }
  return 0;
}

}  // namespace

Imitator::Imitator(const Exercise& exercise, std::uint64_t seed, Direction direction, int times)
    : chance_(seed * 7919 + 13),
      build_(varied_build(chance_)),
      seat_(seat_by_chance(exercise, chance_)),
      demonstration_(in_own_way(exercise, seat_, chance_), turns_by_chance(exercise, chance_),
                     hold_by_chance(exercise, chance_)),
      model_(sight_by_chance(chance_), seed),
      times_(times) {
  pace_ = exercise.counting == Counting::hold ? 1 : chance_.between(0.75, 1.5);
  mirrored_ = exercise.side_rule == SideRule::either && chance_.happens(0.5);
  fps_ = chance_.one_of(std::array{8.0, 10.0, 12.0, 15.0, 20.0, 24.0, 30.0, 30.0, 60.0});
  irregular_ = chance_.between(0, 0.4);
  place_ = {.x_m = static_cast<float>(chance_.between(-0.15, 0.15)),
            .z_m = 0,
            .yaw_deg = static_cast<float>(yaw_by_chance(exercise, direction, chance_))};
  place_camera(exercise, !is_of_legs(exercise) && chance_.happens(0.5));
}

void Imitator::place_camera(const Exercise& exercise, bool near) {
  camera_.aspect = static_cast<float>(chance_.one_of(std::array{16.0 / 9, 4.0 / 3, 9.0 / 16}));
  camera_.vertical_view_deg = static_cast<float>(chance_.between(40, camera_.aspect < 1 ? 68 : 55));
  const float part = seat_ == Seat::none ? 0.52F : 0.42F;
  if (near) {
    camera_.aim_m = build_.stature_m * (seat_ == Seat::none ? 0.82F : 0.58F);
    camera_.height_m = camera_.aim_m + static_cast<float>(chance_.between(-0.15, 0.25));
    camera_.distance_m = static_cast<float>(chance_.between(0.7, 1.2));
  } else {
    camera_.aim_m = build_.stature_m * part;
    camera_.height_m = static_cast<float>(chance_.between(0.4, 1.5));
    camera_.distance_m = static_cast<float>(chance_.between(1.8, 2.6));
  }
  for (int i = 0; i < 14; ++i) {
    bool all = true;
    for (double part_of = 0; part_of < 2; part_of += 0.125) {
      all = all && sees(exercise, rests_s_ + part_of * repetition_s());
    }
    if (all) return;
    camera_.distance_m *= 1.12F;
  }
}

bool Imitator::sees(const Exercise& exercise, double t_s) const {
  const Landmarks landmarks = truth(t_s);
  for (int part = 0; part < kBodyPartCount; ++part) {
    if ((exercise.needs & bit_of(static_cast<BodyPart>(part))) == 0) continue;
    for (const Side side : {Side::left, Side::right}) {
      const LandmarkPoint& point = landmarks[landmark_of(static_cast<BodyPart>(part), side)];
      if (point.x < 0.02F || point.x > 0.98F || point.y < 0.02F || point.y > 0.98F) return false;
    }
  }
  return true;
}

engine::Posture Imitator::posture_at(double t_s) const {
  const double end_ms = demonstration_.repetition_ms() * times_;
  const double t_ms = std::clamp((t_s - rests_s_) * 1000 / pace_, 0.0, end_ms - 1e-3);
  const engine::Posture posture = demonstration_.posture_at(t_ms);
  return mirrored_ ? engine::mirrored(posture) : posture;
}

Landmarks Imitator::truth(double t_s) const {
  return landmarks_of(skeleton_of(build_, posture_at(t_s), seat_), place_, camera_);
}

std::optional<Landmarks> Imitator::see(double t_s) {
  return model_.see(truth(t_s), {.x_m = 0, .z_m = 0, .yaw_deg = place_.yaw_deg});
}

double Imitator::next_s(double t_s) {
  return t_s + (1 + irregular_ * (chance_.between(0, 1) - 0.5)) / fps_;
}

}  // namespace liopep::engine::testing

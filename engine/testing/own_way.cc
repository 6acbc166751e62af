#include "testing/own_way.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

#include "body/build.h"
#include "body/skeleton.h"

namespace liopep::engine::testing {
namespace {

using Numbers = Style::Numbers;

// At most, of one deviation among joints: rest, what goes along, and how unevenly they go. So that
// the misfits of what is seen are spread as those of people in 136 films (recognition.md).
constexpr double kRest_deg = 8;
constexpr double kAlong_deg = 10;
constexpr double kUneven = 0.25;

/// Arms of who bends both legs: stretched ahead, hands before the chest, at the shoulders or up.
ArmPosture balancing_arm(int habit) {
  switch (habit) {
    case 0:
      return {.raise_deg = 88, .plane_deg = 5, .elbow_deg = 5};
    case 1:
      return {.raise_deg = 38, .plane_deg = 25, .rotate_deg = 35, .elbow_deg = 120};
    case 2:
      return {.raise_deg = 50, .plane_deg = 65, .elbow_deg = 140};
    default:
      return {.raise_deg = 165, .plane_deg = 70, .elbow_deg = 15};
  }
}

bool bends_both_legs(const Demonstrator& shown) {
  constexpr float kBent_deg = 40;
  const auto knee_deg = [&](int pose, int side) {
    return shown.poses[pose].posture.legs[side].knee_deg;
  };
  for (int p = 1; p < shown.pose_count; ++p) {
    if (std::abs(knee_deg(p, 0) - knee_deg(0, 0)) > kBent_deg &&
        std::abs(knee_deg(p, 1) - knee_deg(0, 1)) > kBent_deg) {
      return true;
    }
  }
  return false;
}

/// From the right foot to the left, in leg lengths, and how high the hips are above the lower one.
struct Stance {
  Vector apart;
  float hips = 0;
};

Stance stance_of(const Demonstrator& shown, int pose) {
  const engine::Build build;
  const Skeleton body = skeleton_of(build, shown.poses[pose].posture, shown.seat);
  const Vector& left = body[Landmark::left_ankle];
  const Vector& right = body[Landmark::right_ankle];
  const float hips = (body[Landmark::left_hip].y + body[Landmark::right_hip].y) / 2;
  const float leg_m = (build.thigh_part + build.shin_part) * build.stature_m;
  return {(left - right) * (1 / leg_m), (hips - std::min(left.y, right.y)) / leg_m};
}

}  // namespace

void place_idle_arms(engine::Posture& posture, Seat seat, int habit) {
  for (ArmPosture& arm : posture.arms) {
    const float shrug_deg = arm.shrug_deg;
    switch (habit) {
      case 0:
        arm = {.raise_deg = 9, .plane_deg = 60, .elbow_deg = 12};
        break;
      case 1:
        arm = {.raise_deg = 18, .plane_deg = 30, .rotate_deg = 60, .elbow_deg = 95};
        break;
      case 2:
        arm = {.raise_deg = 35, .plane_deg = 95, .rotate_deg = 40, .elbow_deg = 95};
        break;
      case 3:
        if (seat != Seat::none) arm = {.raise_deg = 25, .plane_deg = 20, .elbow_deg = 60};
        break;
      default:
        break;
    }
    arm.shrug_deg = shrug_deg;
  }
}

void seat_legs(engine::Posture& posture, Seat seat) {
  for (LegPosture& leg : posture.legs) {
    leg = {};
    if (seat == Seat::none) continue;
    leg.thigh_deg = 90;
    leg.knee_deg = 90;
  }
}

bool bends_legs_in_own_way(const Demonstrator& shown, Manner manner) {
  if (manner == Manner::as_shown) return false;
  return bends_both_legs(shown) || (manner == Manner::own && steps_out(shown));
}

void bend_legs_by_chance(Demonstrator& own, bool has_idle_arms, Chance& chance) {
  // On a chair, how deep is not free.
  const bool is_free = own.seat == Seat::none;
  const float depth = is_free && chance.happens(0.4) ? chance.part(1, 1.3) : 1;
  const float bow = chance.part(0.4, 1.5);
  const float stance_deg = chance.part(-6, 9);
  const bool has_own_arms = has_idle_arms && chance.happens(0.5);
  const int habit = static_cast<int>(chance.next() % 4);
  const engine::Posture first = own.poses[0].posture;
  for (int p = 0; p < own.pose_count; ++p) {
    engine::Posture& posture = own.poses[p].posture;
    posture.trunk.lean_deg =
        first.trunk.lean_deg + bow * (posture.trunk.lean_deg - first.trunk.lean_deg);
    for (std::size_t side = 0; side < 2; ++side) {
      LegPosture& leg = posture.legs[side];
      const LegPosture& rest = first.legs[side];
      leg.thigh_deg = rest.thigh_deg + depth * (leg.thigh_deg - rest.thigh_deg);
      leg.knee_deg = rest.knee_deg + depth * (leg.knee_deg - rest.knee_deg);
      leg.ankle_deg = rest.ankle_deg + depth * (leg.ankle_deg - rest.ankle_deg);
      leg.abduct_deg += stance_deg;
      if (has_own_arms) posture.arms[side] = balancing_arm(habit);
    }
  }
}

bool steps_out(const Demonstrator& shown) {
  constexpr float kStep = 0.3F;
  constexpr float kSinks = 0.1F;
  if (shown.seat != Seat::none) return false;
  const Stance rest = stance_of(shown, 0);
  for (int p = 1; p < shown.pose_count; ++p) {
    const Stance stance = stance_of(shown, p);
    const float step = std::max(std::abs(stance.apart.x) - std::abs(rest.apart.x),
                                std::abs(stance.apart.z) - std::abs(rest.apart.z));
    if (step > kStep && std::abs(stance.apart.y) < kStep && rest.hips - stance.hips > kSinks) {
      return true;
    }
  }
  return false;
}

bool stand_as_stepped(Demonstrator& own, Chance& chance) {
  constexpr float kAhead_deg = 15;
  Vector apart;
  for (int p = 1; p < own.pose_count; ++p) {
    const Vector now = stance_of(own, p).apart;
    if (dot(now, now) > dot(apart, apart)) apart = now;
  }
  const float part_of_step = chance.part(0.6, 1.1);
  const auto half_deg = [&](float step) {
    const float half = std::clamp(step * part_of_step / 2, -0.8F, 0.8F);
    return std::asin(half) * 180 / std::numbers::pi_v<float>;
  };
  std::array<LegPosture, 2>& legs = own.poses[0].posture.legs;
  for (std::size_t side = 0; side < 2; ++side) {
    legs[side].thigh_deg += (side == 0 ? 1.0F : -1.0F) * half_deg(apart.z);
    legs[side].abduct_deg = std::max(legs[side].abduct_deg, half_deg(apart.x));
  }
  return std::abs(legs[0].thigh_deg - legs[1].thigh_deg) > kAhead_deg;
}

Style::Style(double range, Manner manner, Chance& chance, Chance& ways) {
  const auto at_most = [&](double most) {
    return manner == Manner::own ? most * ways.between(0, 1) : 0;
  };
  const double rest_deg = at_most(kRest_deg);
  const double along_deg = at_most(kAlong_deg);
  const double uneven = at_most(kUneven);
  for (std::size_t i = 0; i < offsets.size(); ++i) {
    offsets[i] = static_cast<float>(4 * chance.normal() + rest_deg * ways.normal());
    gains[i] = static_cast<float>(range * (1 + 0.1 * chance.normal() + uneven * ways.normal()));
    along[i] = static_cast<float>(along_deg * ways.normal());
  }
  offsets.back() = 0;  // nobody floats
  along.back() = 0;
}

void do_in_style(Demonstrator& own, const Style& style, float side_gain) {
  const engine::Posture rest = own.poses[0].posture;
  const auto first = std::bit_cast<Numbers>(rest);
  float furthest_deg = 1;
  for (int p = 1; p < own.pose_count; ++p) {
    furthest_deg = std::max(furthest_deg, difference_deg(own.poses[p].posture, rest));
  }
  for (int p = 0; p < own.pose_count; ++p) {
    const float gone = difference_deg(own.poses[p].posture, rest) / furthest_deg;
    auto numbers = std::bit_cast<Numbers>(own.poses[p].posture);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const float way = numbers[i] - first[i];
      numbers[i] =
          first[i] + way * style.gains[i] * side_gain + gone * style.along[i] + style.offsets[i];
    }
    own.poses[p].posture = std::bit_cast<engine::Posture>(numbers);
  }
}

}  // namespace liopep::engine::testing

#include "testing/everyday.h"

#include <algorithm>
#include <cmath>

#include "body/posture.h"
#include "geometry/trigonometry.h"
#include "testing/studio.h"

namespace liopep::engine::testing {
namespace {

engine::Posture on_feet() {
  engine::Posture posture;
  posture.legs.fill({.thigh_deg = 2, .knee_deg = 4});
  return posture;
}

engine::Posture on_chair() {
  engine::Posture posture;
  posture.trunk.lean_deg = 4;
  posture.legs.fill({.thigh_deg = 88, .abduct_deg = 8, .knee_deg = 88});
  posture.arms.fill({.raise_deg = 22, .plane_deg = 25, .elbow_deg = 65});
  return posture;
}

}  // namespace

Everyday::Everyday(Habitat habitat, double length_s, Chance& chance) : chance_(chance) {
  const bool seated = habitat == Habitat::desk;
  base_ = loosened(seated ? on_chair() : on_feet(), 4, chance);
  moments_.push_back({0, base_, {}});
  while (moments_.back().t_s < length_s) {
    go(number(0.5, 1.5), base_);
    fidget();
    seated ? do_something_seated() : do_something_standing();
  }
}

Everyday::Moment Everyday::at(double t_s) const {
  const auto next = std::ranges::upper_bound(moments_, t_s, {}, &Moment::t_s);
  if (next == moments_.end()) return moments_.back();
  if (next == moments_.begin()) return *next;
  const Moment& from = *std::prev(next);
  const auto way = static_cast<float>((t_s - from.t_s) / (next->t_s - from.t_s));
  const float part = eased(way, 0, 1);
  const auto between = [way](float a, float b) { return a + (b - a) * way; };
  return {t_s,
          engine::mixed(from.posture, next->posture, part),
          {between(from.place.x_m, next->place.x_m), between(from.place.z_m, next->place.z_m),
           between(from.place.yaw_deg, next->place.yaw_deg)},
          next->what};
}

void Everyday::go(double seconds, const engine::Posture& posture) {
  const Moment& last = moments_.back();
  moments_.push_back({last.t_s + seconds, posture, last.place, what_});
}

void Everyday::wait(double seconds) {
  for (; seconds > 0; seconds -= 1.5) go(1.5, loosened(posture(), 1.5, chance_));
}

void Everyday::do_something_standing() {
  switch (chance_.next() % 12) {
    case 0:
      return walk_about();
    case 1:
      return walk_by();
    case 2:
      return sit_down_and_get_up();
    case 3:
      return reach_to_shelf();
    case 4:
      return pick_up();
    case 5:
      return drink();
    case 6:
      return scratch_head();
    case 7:
      return wave();
    case 8:
      return talk_with_hands();
    case 9:
      return use_phone();
    case 10:
      return look_around();
    default:
      return lean();
  }
}

void Everyday::do_something_seated() {
  switch (chance_.next() % 12) {
    case 0:
    case 1:
    case 2:
      return type();
    case 3:
      return drink();
    case 4:
      return scratch_head();
    case 5:
      return talk_with_hands();
    case 6:
      return look_around();
    case 7:
      return use_phone();
    case 8:
      return lean();
    case 9:
      return wave();
    case 10:
      return chance_.happens(0.3) ? reach_to_shelf() : type();
    default:
      return chance_.happens(0.5) ? pick_up() : wait(number(3, 10));
  }
}

void Everyday::fidget() {
  what_ = "fidget";
  wait(number(2, 14));
  engine::Posture shifted = base_;
  shifted.trunk.bend_deg += number(-6, 6);
  shifted.trunk.lean_deg += number(-4, 8);
  shifted.trunk.twist_deg += number(-8, 8);
  shifted.legs[0].knee_deg += number(0, 12);
  shifted.head.turn_deg += number(-15, 15);
  go(number(0.6, 1.5), shifted);
}

void Everyday::walk_to(float x_m, float z_m) {
  const engine::Place from = moments_.back().place;
  const float x = x_m - from.x_m;
  const float z = z_m - from.z_m;
  const float length_m = std::sqrt(x * x + z * z);
  const int steps = std::max(2, static_cast<int>(length_m / number(0.5, 0.7)));
  const float yaw_deg = direction_deg(x, z);
  const double step_s = number(0.45, 0.62);
  for (int i = 1; i <= 2 * steps; ++i) {
    const float part = static_cast<float>(i) / static_cast<float>(2 * steps);
    const int front = i / 2 % 2;
    engine::Posture stride = base_;
    if (i % 2 == 0) {  // heel strike
      stride.legs[front].thigh_deg = 26;
      stride.legs[1 - front].thigh_deg = -16;
      stride.legs[1 - front].knee_deg = 14;
      stride.arms[front].raise_deg = -12;
      stride.arms[1 - front].raise_deg = 24;
    } else {  // one leg swings past the other
      stride.legs[1 - front].thigh_deg = 16;
      stride.legs[1 - front].knee_deg = number(48, 62);
    }
    for (ArmPosture& arm : stride.arms) arm.plane_deg = 10;
    go(step_s / 2, loosened(stride, 2, chance_));
    moments_.back().place = {from.x_m + x * part, from.z_m + z * part, yaw_deg};
  }
}

void Everyday::walk_about() {
  what_ = "walk about";
  for (int i = 0; i < 2; ++i) {
    walk_to(number(-0.7, 0.7), number(-1.5, 0.1));
    wait(number(0.5, 3));
  }
  walk_to(0, 0);
  go(0.6, base_);
  moments_.back().place.yaw_deg = number(-25, 25);
}

void Everyday::walk_by() {
  what_ = "walk by";
  const float side = chance_.happens(0.5) ? 1.0F : -1.0F;
  walk_to(side * 3, number(-1, 0));
  wait(number(1, 6));
  walk_to(-side * 0.2F, 0);
  go(0.6, base_);
  moments_.back().place.yaw_deg = number(-25, 25);
}

void Everyday::sit_down_and_get_up() {
  what_ = "sit down and get up";
  engine::Posture bent = base_;
  bent.trunk.lean_deg = number(30, 45);
  bent.legs.fill({.thigh_deg = 55, .knee_deg = 70});
  const engine::Posture seat = loosened(on_chair(), 3, chance_);
  go(number(0.7, 1.1), bent);
  go(number(0.5, 0.9), seat);
  wait(number(5, 25));
  if (chance_.happens(0.5)) {
    engine::Posture legs = seat;
    legs.arms[0].elbow_deg = 100;
    go(0.8, legs);
    wait(number(2, 8));
  }
  go(number(0.6, 1), bent);
  go(number(0.6, 1.1), base_);
}

void Everyday::drink() {
  what_ = "drink";
  const auto arm = static_cast<std::size_t>(hand());
  for (int sips = 1 + static_cast<int>(chance_.next() % 3); sips > 0; --sips) {
    engine::Posture grasp = posture();
    grasp.arms[arm] = {.raise_deg = number(20, 40), .plane_deg = 15, .elbow_deg = number(50, 80)};
    engine::Posture sip = grasp;
    sip.arms[arm] = {.raise_deg = number(25, 50),
                     .plane_deg = number(10, 50),
                     .rotate_deg = number(20, 45),
                     .elbow_deg = number(125, 142)};
    sip.head.nod_deg = number(-16, 2);
    go(number(0.5, 1), grasp);
    go(number(0.6, 1.2), sip);
    wait(number(0.5, 2));
    go(number(0.6, 1.2), grasp);
    wait(number(1, 6));
  }
}

void Everyday::type() {
  what_ = "type";
  engine::Posture typing = base_;
  typing.head.nod_deg = number(0, 15);
  for (ArmPosture& arm : typing.arms) {
    arm = {.raise_deg = number(15, 30), .plane_deg = 20, .rotate_deg = 20, .elbow_deg = 80};
  }
  go(0.8, typing);
  for (int i = 0; i < 30; ++i) {
    engine::Posture stroke = loosened(typing, 2, chance_);
    stroke.arms[static_cast<std::size_t>(hand())].wrist_deg += number(-10, 10);
    go(number(0.15, 0.5), stroke);
  }
}

void Everyday::scratch_head() {
  what_ = "scratch head";
  const auto arm = static_cast<std::size_t>(hand());
  engine::Posture scratch = posture();
  scratch.arms[arm] = {.raise_deg = number(60, 110),
                       .plane_deg = number(40, 85),
                       .rotate_deg = number(-10, 30),
                       .elbow_deg = number(125, 145)};
  scratch.head.tilt_deg += number(-8, 8);
  go(number(0.6, 1), scratch);
  for (int i = 0; i < 8; ++i) {
    engine::Posture stroke = loosened(scratch, 1, chance_);
    stroke.arms[arm].elbow_deg += number(-7, 7);
    go(number(0.12, 0.2), stroke);
  }
  go(number(0.6, 1), base_);
}

void Everyday::reach_to_shelf() {
  what_ = "reach to shelf";
  const auto arm = static_cast<std::size_t>(hand());
  engine::Posture reach = posture();
  reach.arms[arm] = {
      .raise_deg = number(105, 155), .plane_deg = number(0, 70), .elbow_deg = number(5, 35)};
  reach.trunk.bend_deg += arm == 0 ? -6.0F : 6.0F;
  reach.head.nod_deg = -15;
  go(number(0.7, 1.3), reach);
  wait(number(0.5, 2));
  go(number(0.7, 1.3), base_);
}

void Everyday::wave() {
  what_ = "wave";
  const auto arm = static_cast<std::size_t>(hand());
  engine::Posture hello = posture();
  const float elbow_deg = number(60, 110);
  hello.arms[arm] = {
      .raise_deg = number(50, 95), .plane_deg = 85, .rotate_deg = -10, .elbow_deg = elbow_deg};
  go(number(0.5, 0.8), hello);
  for (int i = 0; i < 6; ++i) {
    engine::Posture stroke = hello;
    stroke.arms[arm].elbow_deg = elbow_deg + (i % 2 == 0 ? 18 : -18);
    go(number(0.2, 0.35), stroke);
  }
  go(number(0.5, 0.9), base_);
}

void Everyday::talk_with_hands() {
  what_ = "talk with hands";
  for (int i = 4 + static_cast<int>(chance_.next() % 20); i > 0; --i) {
    engine::Posture gesture = base_;
    for (ArmPosture& arm : gesture.arms) {
      if (chance_.happens(0.3)) continue;
      arm = {.raise_deg = number(10, 55),
             .plane_deg = number(10, 70),
             .rotate_deg = number(-20, 50),
             .elbow_deg = number(50, 125),
             .wrist_deg = number(-25, 25),
             .turn_deg = number(-60, 60)};
    }
    gesture.head = {number(-6, 10), number(-8, 8), number(-25, 25)};
    gesture.trunk.twist_deg = number(-10, 10);
    go(number(0.35, 0.9), gesture);
    if (chance_.happens(0.3)) wait(number(0.2, 1));
  }
}

void Everyday::pick_up() {
  what_ = "pick up";
  const auto arm = static_cast<std::size_t>(hand());
  engine::Posture low = posture();
  low.trunk.lean_deg = number(55, 90);
  low.trunk.bend_deg += number(-12, 12);
  low.arms[arm] = {.raise_deg = number(60, 90), .plane_deg = 20, .elbow_deg = 10};
  if (low.legs[0].thigh_deg < 40) {
    const float knee_deg = number(10, 60);
    low.legs.fill({.thigh_deg = knee_deg * 0.7F, .knee_deg = knee_deg});
  }
  go(number(0.8, 1.4), low);
  wait(number(0.1, 1));
  go(number(0.8, 1.4), base_);
}

void Everyday::look_around() {
  what_ = "look around";
  for (int i = 2 + static_cast<int>(chance_.next() % 3); i > 0; --i) {
    engine::Posture look = base_;
    look.head = {number(-12, 25), number(-10, 10), number(-50, 50)};
    look.trunk.twist_deg = look.head.turn_deg / 4;
    go(number(0.4, 1), look);
    wait(number(0.5, 4));
  }
}

void Everyday::use_phone() {
  what_ = "use phone";
  const auto arm = static_cast<std::size_t>(hand());
  engine::Posture phone = posture();
  const bool at_ear = chance_.happens(0.4);
  phone.arms[arm] = at_ear ? ArmPosture{.raise_deg = number(35, 65),
                                        .plane_deg = 70,
                                        .rotate_deg = 10,
                                        .elbow_deg = number(135, 148)}
                           : ArmPosture{.raise_deg = number(20, 35),
                                        .plane_deg = 15,
                                        .rotate_deg = 25,
                                        .elbow_deg = number(90, 115)};
  phone.head.nod_deg = at_ear ? 0 : number(15, 32);
  go(number(0.7, 1.2), phone);
  wait(number(4, 15));
  go(number(0.7, 1.2), base_);
}

void Everyday::lean() {
  what_ = "lean";
  engine::Posture leaning = base_;
  leaning.trunk = {number(-10, 28), number(-14, 14), number(-20, 20)};
  leaning.head.tilt_deg += number(-12, 12);
  if (chance_.happens(0.4)) leaning.arms[0] = {.raise_deg = 30, .plane_deg = 60, .elbow_deg = 100};
  go(number(0.7, 1.5), leaning);
  wait(number(2, 12));
}

}  // namespace liopep::engine::testing

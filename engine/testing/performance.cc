#include "testing/performance.h"

#include <gtest/gtest.h>

#include <cmath>
#include <memory>
#include <numbers>
#include <string>

#include "liopep/movement.h"
#include "testing/recording.h"

namespace liopep::engine::testing {

Script& Script::to(double seconds, double amount) {
  stretches_.push_back({end_s_, end_s_ + seconds, amount_, amount});
  end_s_ += seconds;
  amount_ = amount;
  return *this;
}

Script& Script::repeat(int times, double there_s, double pause_s, double back_s, double rest_s,
                       double amount) {
  const double rest = amount_;
  for (int i = 0; i < times; ++i) {
    to(there_s, amount).hold(pause_s).to(back_s, rest).hold(rest_s);
  }
  return *this;
}

double Script::amount_at(double t_s) const {
  for (const Stretch& stretch : stretches_) {
    if (t_s >= stretch.end_s || stretch.end_s == stretch.start_s) continue;
    const double part = std::max(0.0, t_s - stretch.start_s) / (stretch.end_s - stretch.start_s);
    const double eased = (1 - std::cos(std::numbers::pi * part)) / 2;
    return stretch.from + (stretch.to - stretch.from) * eased;
  }
  return amount_;
}

Scene scene_by_chance(std::uint64_t seed, double yaw_deg) {
  Chance chance(seed);
  Scene scene;
  scene.seed = seed;
  scene.build = {.stature = chance.between(1.5, 1.95),
                 .thigh_part = chance.between(0.232, 0.258),
                 .shin_part = chance.between(0.232, 0.258),
                 .torso_part = chance.between(0.27, 0.31),
                 .shoulder_part = chance.between(0.19, 0.25),
                 .hip_part = chance.between(0.1, 0.14)};
  Camera& camera = scene.camera;
  camera.aspect = chance.one_of(std::array{16.0 / 9, 4.0 / 3, 9.0 / 16});
  camera.vertical_view_deg = chance.between(40, camera.aspect < 1 ? 68 : 55);
  camera.height_m = chance.between(0.2, 1.5);
  camera.aim_m = scene.build.stature * chance.between(0.46, 0.56);
  // Far enough for head and feet, and for arms overhead.
  const double half_view = std::tan(camera.vertical_view_deg * std::numbers::pi / 360);
  const double narrowest = camera.aspect < 1 ? 0.8 : 1.0;
  camera.distance_m =
      std::max(1.7, scene.build.stature * chance.between(0.78, 1.1) / half_view / narrowest);
  scene.sight = {.jitter = chance.between(0.002, 0.02),
                 .drift = chance.between(0.005, 0.03),
                 .lost_frames = chance.happens(0.3) ? 0.03 : 0.0,
                 .odd_points = chance.happens(0.3) ? 0.02 : 0.0,
                 .far_side = chance.between(0.2, 0.9)};
  scene.place = {.x_m = chance.between(-0.2, 0.2), .z_m = 0, .yaw_deg = yaw_deg};
  scene.fps = chance.one_of(std::array{5.0, 7.0, 10.0, 12.0, 15.0, 20.0, 24.0, 30.0, 60.0});
  scene.time_jitter = chance.between(0, 0.4);
  return scene;
}

MovementReport count(const Exercise& exercise, const Scene& scene, double length_s,
                     const Play& play, float* deepest) {
  auto counter = std::make_unique<MovementCounter>(exercise);
  PoseModel model(scene.sight, scene.seed);
  Chance chance(scene.seed + 77);
  const double frame_s = 1 / scene.fps;
  for (double t_s = 0; t_s < length_s; t_s += frame_s) {
    const double now_s = t_s + chance.between(0, scene.time_jitter) * frame_s;
    const Moment moment = play(now_s);
    const auto seen =
        model.see(project(moment.build, moment.posture, moment.place, scene.camera), moment.place);
    const MovementReport& report = counter->step(now_s * 1000, seen ? &*seen : nullptr);
    if (deepest != nullptr) *deepest = std::max(*deepest, report.depth);
  }
  return counter->report();
}

Posture standing() {
  return {.thigh_deg = {3, 3}, .knee_deg = {5, 5}, .lean_deg = 3};
}

Posture squatting(double thigh_deg, double shin_deg, double lean_deg) {
  return {.thigh_deg = {thigh_deg, thigh_deg},
          .knee_deg = {thigh_deg + shin_deg, thigh_deg + shin_deg},
          .lean_deg = lean_deg,
          .arm_deg = {80, 80},
          .arm_plane_deg = 10};
}

Posture seated() {
  return {.thigh_deg = {85, 85},
          .knee_deg = {88, 88},
          .lean_deg = 5,
          .arm_deg = {30, 30},
          .arm_plane_deg = 10,
          .elbow_deg = 60};
}

Posture walking(double t_s, double steps_per_s) {
  Posture posture;
  for (int side = 0; side < 2; ++side) {
    const double phase = std::numbers::pi * (t_s * steps_per_s + side);
    const double swing = std::sin(phase);
    posture.thigh_deg[side] = 5 + 25 * swing;
    posture.knee_deg[side] = 8 + 52 * std::max(0.0, std::cos(phase));
    posture.arm_deg[side] = 10 + 15 * std::abs(swing);
  }
  posture.arm_plane_deg = 10;
  return posture;
}

Exercise exercise_of(const char* id) {
  const std::string text = read_text(std::string("content/exercises/") + id + ".json");
  Exercise exercise;
  ContentError error;
  EXPECT_TRUE(read_exercise(text, exercise, error)) << error.field.data() << error.reason.data();
  return exercise;
}

}  // namespace liopep::engine::testing

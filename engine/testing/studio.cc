#include "testing/studio.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numbers>
#include <span>

#include "body/skeleton.h"

namespace liopep::engine::testing {
namespace {

// In engine/recordings/squats.json ear to ear wavers by .003 of the torso a point, the nose by
// .012.
constexpr double kFace = 0.87;

bool is_seen_in_depth(MeasureKind kind) {
  return kind == MeasureKind::height || kind == MeasureKind::angle ||
         kind == MeasureKind::distance || kind == MeasureKind::bow;
}

}  // namespace

bool can_be_seen_from(Direction direction, const Exercise& exercise) {
  const bool shows_its_side = exercise.demonstrator.view_deg >= 75;
  if (direction == Direction::front) return !shows_its_side;
  if (shows_its_side) return direction == Direction::side;
  // From the side one arm hides the other.
  if (direction == Direction::side && exercise.side_rule != SideRule::both) return false;
  if (exercise.sides_in_view == SidesInView::both) return false;
  const auto measures = std::span(exercise.measures).first(exercise.measure_count);
  return std::ranges::all_of(
      measures, [](const SignalMeasure& measure) { return is_seen_in_depth(measure.kind); });
}

engine::Build build_by_chance(Chance& chance) {
  const bool child = chance.happens(0.15);
  return {.stature_m = child ? chance.part(1.15, 1.5) : chance.part(1.5, 1.95),
          .thigh_part = chance.part(0.232, 0.262),
          .shin_part = chance.part(0.218, 0.256),
          .torso_part = chance.part(0.275, 0.318),
          .shoulder_part = chance.part(0.178, 0.24),
          .hip_part = chance.part(0.1, 0.135),
          .upper_arm_part = chance.part(0.152, 0.192),
          .forearm_part = chance.part(0.138, 0.158),
          .head_scale = child ? chance.part(1.1, 1.25) : chance.part(0.94, 1.06)};
}

Studio studio_by_chance(std::uint64_t seed, Direction direction) {
  Chance chance(seed * 977 + static_cast<std::uint64_t>(direction));
  Studio studio;
  studio.seed = seed;
  studio.build = build_by_chance(chance);
  studio.camera.aspect = static_cast<float>(chance.one_of(std::array{16.0 / 9, 4.0 / 3, 9.0 / 16}));
  studio.camera.vertical_view_deg = chance.part(38, studio.camera.aspect < 1 ? 68 : 55);
  static constexpr std::array<double, 3> kYaw_deg = {0, 42, 88};
  const double yaw_deg = kYaw_deg[static_cast<std::size_t>(direction)] + chance.between(-12, 12);
  studio.place.yaw_deg = static_cast<float>(chance.happens(0.5) ? yaw_deg : -yaw_deg);
  studio.sight = {.jitter = chance.between(0.002, 0.012),
                  .drift = chance.between(0.004, 0.02),
                  .lost_frames = chance.happens(0.3) ? 0.03 : 0.0,
                  .odd_points = chance.happens(0.2) ? 0.01 : 0.0,
                  .far_side = chance.between(0.2, 0.9),
                  .face = kFace};
  // In engine/recordings/squats.json depths are about twice what they should be.
  Chance depth_chance(seed * 2741 + static_cast<std::uint64_t>(direction));
  studio.sight.depth_scale = depth_chance.between(0.6, 2);
  studio.sight.depth_error = depth_chance.between(0.05, 0.2);
  studio.hidden_joints = chance.happens(0.25) ? 0.1 : 0.0;
  studio.fps = chance.one_of(std::array{5.0, 8.0, 10.0, 12.0, 15.0, 20.0, 24.0, 30.0, 60.0});
  studio.time_jitter = chance.between(0, 0.4);
  return studio;
}

void aim(Studio& studio, const Extent& extent, Chance& chance) {
  engine::Camera& camera = studio.camera;
  const float half_m = (extent.high_m - extent.low_m) / 2;
  camera.aim_m = extent.low_m + half_m + chance.part(-0.05, 0.05);
  const float tangent = std::tan(camera.vertical_view_deg * std::numbers::pi_v<float> / 360);
  const float room = chance.part(1.12, 1.6);
  // What reaches towards the camera looks larger.
  camera.distance_m =
      room * std::max(half_m, extent.side_m / camera.aspect) / tangent + 0.9F * extent.side_m;
  // Not steeper than people place their cameras.
  const float slope = chance.part(-0.3, 0.28);
  camera.height_m = std::max(0.1F, camera.aim_m + slope * camera.distance_m);
}

Film::Film(const Studio& studio)
    : studio_(studio), model_(studio.sight, studio.seed), chance_(studio.seed + 77) {}

double Film::next_s() {
  const double frame_s = 1 / studio_.fps;
  const double start_s = static_cast<double>(frames_++) * frame_s;
  return start_s + chance_.between(0, studio_.time_jitter) * frame_s;
}

std::optional<Landmarks> Film::see(double t_s, const engine::Posture& posture, Seat seat,
                                   const engine::Place& place) {
  const Skeleton body = skeleton_of(studio_.build, posture, seat);
  const Landmarks truth = landmarks_of(body, place, studio_.camera);
  auto seen = model_.see(truth, {.yaw_deg = static_cast<double>(place.yaw_deg)});
  if (seen) hide_joint(t_s, *seen);
  return seen;
}

void Film::hide_joint(double t_s, Landmarks& landmarks) {
  if (t_s > hidden_until_s_ && chance_.happens(studio_.hidden_joints / studio_.fps)) {
    hidden_ = 11 + chance_.next() % (kLandmarkCount - 11);
    hidden_until_s_ = t_s + chance_.between(0.1, 0.5);
  }
  if (t_s < hidden_until_s_) landmarks.points[hidden_].visibility = 0.1F;
}

engine::Posture loosened(const engine::Posture& posture, double most_deg, Chance& chance) {
  auto numbers = std::bit_cast<std::array<float, sizeof(posture) / sizeof(float)>>(posture);
  for (std::size_t i = 0; i + 1 < numbers.size(); ++i) {
    numbers[i] += chance.part(-most_deg, most_deg);
  }
  return std::bit_cast<engine::Posture>(numbers);  // the last is the jump
}

}  // namespace liopep::engine::testing

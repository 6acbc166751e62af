#include "testing/difficulty.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace liopep::engine::testing {
namespace {

constexpr double kPassing_s = 0.9;
constexpr float kAcross_m_s = 1.3F;
constexpr double kLowest_fps = 5;  ///< repetitions cannot be told from less

/// The picture as a camera has it that is rolled about its middle.
void roll(Landmarks& landmarks, float roll_deg) {
  const float angle = roll_deg * std::numbers::pi_v<float> / 180;
  const float c = std::cos(angle);
  const float s = std::sin(angle);
  for (LandmarkPoint& point : landmarks.points) {
    const float x = (point.x - 0.5F) * landmarks.aspect;
    const float y = point.y - 0.5F;
    point.x = 0.5F + (c * x - s * y) / landmarks.aspect;
    point.y = 0.5F + s * x + c * y;
  }
}

engine::Posture stride(double t_s) {
  const auto swing = static_cast<float>(25 * std::sin(t_s * 2 * std::numbers::pi));
  engine::Posture posture;
  posture.legs[0] = {.thigh_deg = swing, .knee_deg = std::max(0.0F, -swing)};
  posture.legs[1] = {.thigh_deg = -swing, .knee_deg = std::max(0.0F, swing)};
  return posture;
}

}  // namespace

void choose_picture(Studio& studio, Difficulty difficulty) {
  if (difficulty == Difficulty::portrait) {
    studio.camera.aspect = 9.0F / 16;
    studio.camera.vertical_view_deg = 66;
  }
}

void move_person(Studio& studio, const Extent& extent, Difficulty difficulty) {
  engine::Camera& camera = studio.camera;
  if (difficulty == Difficulty::far_away) {
    const float slope = (camera.height_m - camera.aim_m) / camera.distance_m;
    camera.distance_m *= 2;
    camera.height_m = std::max(0.1F, camera.aim_m + slope * camera.distance_m);
    studio.sight.jitter *= 2;
    studio.sight.drift *= 2;
  }
  if (difficulty == Difficulty::steep_camera) {
    Chance chance(studio.seed * 4099);
    const double tangent = std::tan(chance.between(10, 17) * std::numbers::pi / 180);
    const double slope = chance.happens(0.5) ? tangent : -tangent;
    camera.height_m = std::max(0.1F, camera.aim_m + static_cast<float>(slope) * camera.distance_m);
  }
  if (difficulty == Difficulty::near_edge) {
    const float tangent = std::tan(camera.vertical_view_deg * std::numbers::pi_v<float> / 360);
    const float half_m = (camera.distance_m - extent.side_m) * tangent * camera.aspect;
    const float aside_m = std::max(0.0F, 0.95F * half_m - extent.side_m);
    studio.place.x_m = studio.seed % 2 == 0 ? aside_m : -aside_m;
  }
}

HarderFilm::HarderFilm(const Studio& studio, const Routine& routine, Seat seat,
                       Difficulty difficulty)
    : film_(studio), studio_(studio), routine_(routine), seat_(seat), difficulty_(difficulty) {
  Chance chance(studio.seed * 8191);
  roll_deg_ = static_cast<float>(chance.between(4, 10)) * (chance.happens(0.5) ? 1.0F : -1.0F);
  passes_s_ = routine.length_s() * chance.between(0.4, 0.7);
}

double HarderFilm::next_s() {
  double t_s = film_.next_s();
  if (difficulty_ != Difficulty::falling_rate || t_s < routine_.length_s() / 2) return t_s;
  const int kept_of = std::min(3, static_cast<int>(studio_.fps / kLowest_fps));
  for (int i = 1; i < kept_of; ++i) t_s = film_.next_s();
  return t_s;
}

engine::Place HarderFilm::place_at(double t_s) const {
  engine::Place place = studio_.place;
  if (difficulty_ == Difficulty::turning) {
    place.yaw_deg += 25 * static_cast<float>(std::sin(t_s * 2 * std::numbers::pi / 14));
  }
  return place;
}

std::optional<Landmarks> HarderFilm::see(double t_s) {
  const double passing_s = t_s - passes_s_;
  if (difficulty_ == Difficulty::passer_by && std::abs(passing_s) < kPassing_s / 2) {
    const engine::Place place = {
        .x_m = kAcross_m_s * static_cast<float>(passing_s), .z_m = -1.2F, .yaw_deg = 90};
    return film_.see(t_s, stride(t_s), Seat::none, place);
  }
  auto seen = film_.see(t_s, routine_.posture_at(t_s), seat_, place_at(t_s));
  if (seen && difficulty_ == Difficulty::rolled_camera) roll(*seen, roll_deg_);
  return seen;
}

}  // namespace liopep::engine::testing

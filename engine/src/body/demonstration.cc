#include "body/camera.h"
#include "body/posture.h"
#include "body/seat.h"
#include "geometry/trigonometry.h"
#include "liopep/demonstrator.h"

namespace liopep::engine {
namespace {

/// Far away with a long lens, so that nothing is foreshortened; level with the middle of the body.
/// Holds a body of 1.72 m from the floor to raised fingertips and a little above a jump.
constexpr Camera kCamera = {
    .distance_m = 8, .height_m = 1.22F, .aim_m = 1.22F, .vertical_view_deg = 18.4F, .aspect = 1};

/// Seen from its left (90), a body faces the left of the picture. What lies along the floor reaches
/// forward from its feet: its middle is the middle of the picture.
Place place_of(const Demonstrator& demonstrator) {
  constexpr float kMiddleOfLying_m = 0.65F;
  const float behind_m = demonstrator.seat == Seat::floor ? kMiddleOfLying_m : 0;
  return {.x_m = behind_m * sine(demonstrator.view_deg),
          .z_m = -behind_m * cosine(demonstrator.view_deg),
          .yaw_deg = -demonstrator.view_deg};
}

int furthest_of(const Demonstrator& demonstrator) {
  int furthest = 0;
  float most_deg = 0;
  for (int i = 1; i < demonstrator.pose_count; ++i) {
    const float deg = difference_deg(demonstrator.poses[0].posture, demonstrator.poses[i].posture);
    // Of two that are nearly alike the first: there the hold begins.
    if (deg <= most_deg * 1.05F) continue;
    most_deg = deg;
    furthest = i;
  }
  return furthest;
}

float hold_of(const Exercise& exercise) {
  constexpr float kLonger_ms = 1500;
  return exercise.counting == Counting::hold ? exercise.hold_ms + kLonger_ms : 0;
}

}  // namespace

Turns turns_of(const Exercise& exercise) {
  const bool has_turns =
      exercise.side_rule == SideRule::either || exercise.side_rule == SideRule::alternate;
  return has_turns ? Turns::other_side : Turns::same_side;
}

Demonstration::Demonstration(const Exercise& exercise)
    : Demonstration(exercise.demonstrator, turns_of(exercise), hold_of(exercise)) {}

Demonstration::Demonstration(const Demonstrator& demonstrator, Turns turns, float hold_ms)
    : demonstrator_(demonstrator),
      turns_(turns),
      hold_ms_(hold_ms),
      furthest_(furthest_of(demonstrator)) {}

double Demonstration::repetition_ms() const {
  return static_cast<double>(larger(demonstrator_.period_ms, 1)) + static_cast<double>(hold_ms_);
}

std::uint32_t Demonstration::repetitions_after(double t_ms) const {
  if (!is_finite(t_ms) || t_ms <= 0) return 0;
  const double repetitions = t_ms / repetition_ms();
  return repetitions < 1e9 ? static_cast<std::uint32_t>(repetitions) : 1000000000U;
}

double Demonstration::furthest_ms() const {
  return static_cast<double>(demonstrator_.poses[furthest_].at * demonstrator_.period_ms);
}

float Demonstration::part_at(double t_ms) const {
  const double since_ms = t_ms - repetitions_after(t_ms) * repetition_ms();
  double moved_ms = since_ms;
  if (since_ms > furthest_ms()) {
    const double after_ms = since_ms - static_cast<double>(hold_ms_);
    moved_ms = after_ms > furthest_ms() ? after_ms : furthest_ms();
  }
  return clamped(static_cast<float>(moved_ms / static_cast<double>(demonstrator_.period_ms)), 0, 1);
}

Posture Demonstration::posture_at(double t_ms) const {
  const double from_start_ms = is_finite(t_ms) && t_ms > 0 ? t_ms : 0;
  const float part = part_at(from_start_ms);
  const Posture posture = posture_within(demonstrator_, part);
  if (turns_ == Turns::same_side) return posture;
  // Where rest itself has a side, the change of sides takes the first fifth of a repetition.
  constexpr float kChanged = 0.2F;
  const std::uint32_t repetition = repetitions_after(from_start_ms);
  const float other_rest = repetition == 0 ? 0 : 1 - eased(part, 0, kChanged);
  const Posture& rest = demonstrator_.poses[0].posture;
  const Posture changed = shifted(posture, rest, mirrored(rest), other_rest);
  return repetition % 2 == 0 ? changed : mirrored(changed);
}

Landmarks Demonstration::landmarks_at(double t_ms) const {
  const Skeleton body = skeleton_of(Build{}, posture_at(t_ms), demonstrator_.seat);
  return landmarks_of(body, place_of(demonstrator_), kCamera);
}

DrawnSeat Demonstration::seat() const {
  return draw_seat(demonstrator_.seat, place_of(demonstrator_), kCamera);
}

}  // namespace liopep::engine

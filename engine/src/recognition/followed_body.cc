#include "recognition/followed_body.h"

#include "geometry/finite_landmarks.h"
#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr double kAway_ms = 1500;  ///< unseen for longer: may be somebody else
constexpr double kClockRestart_ms = 10000;
// Torso lengths that a quick body moves as a whole from frame to frame.
constexpr float kStep = 0.25F;
constexpr float kStep_per_s = 4.5F;
constexpr float kSameSize = 1.15F;  ///< from frame to frame
constexpr float kUnknownStir = 100;
constexpr float kUnitRise_s = 0.2F;
constexpr float kUnitFall_s = 8;
constexpr float kSteadyRise_s = 2;
constexpr float kHeading_s = 5;
constexpr float kTorsosOfShoulders = 0.74F;  ///< breadth of narrow ones, facing the camera
constexpr float kLies = 0.3F;                ///< of a trunk, more across the picture than up
constexpr float kFullGaze = 0.1F;  ///< of the nose before the ears, at which its side is sure

constexpr auto kAllParts = static_cast<BodyParts>((BodyParts{1} << kBodyPartCount) - 1);

}  // namespace

FrameKind FollowedBody::step(double t_ms, const Landmarks* landmarks) {
  if (!is_finite(t_ms)) return FrameKind::void_;
  if (has_time_ && t_ms <= t_ms_) {
    if (t_ms > t_ms_ - kClockRestart_ms) return FrameKind::void_;
    reset();
  }
  if (!has_time_) t_ms_ = t_ms;
  dt_s_ = clamped(static_cast<float>(t_ms - t_ms_) / 1000, 0.001F, 0.5F);
  has_time_ = true;
  t_ms_ = t_ms;
  if (landmarks == nullptr) return FrameKind::nobody;
  take_finite(*landmarks, landmarks_);
  const bool anew = !has_body_ || t_ms - last_seen_ms_ > kAway_ms || jumped();
  if (anew) forget_body();
  last_seen_ms_ = t_ms;
  has_body_ = true;
  gate_.hold_spikes(landmarks_, dt_s_, scale_.length(BodyUnit::torso));
  filter_.smooth(landmarks_, dt_s_, scale_.length(BodyUnit::torso));
  view_.update(landmarks_);
  unseen_ = view_.missing(kAllParts, SidesInView::either);
  scale_.update(landmarks_, dt_s_);
  learn_unit();
  const PostureFeatures before = features_;
  features_ = features_of(landmarks_, body_unit_);
  steady_features_ = rescaled(features_, steady_unit_);
  mirrored_features_ = mirrored(steady_features_);
  stir_ = anew ? kUnknownStir : stir_since(before);
  learn_heading();
  return anew ? FrameKind::another : FrameKind::usual;
}

bool FollowedBody::jumped() {
  if (!torso_is_seen(landmarks_)) return false;
  const Anchor now = anchor_of(landmarks_);
  const Anchor before = continuity_.last();
  if (!continuity_.jumped(t_ms_, now, scale_.length(BodyUnit::torso), false)) return false;
  // Whoever stands up or goes down is as quick as that, and is only known once they did.
  const float size = larger(now.size, before.size);
  return displacement(now, before) > (kStep + kStep_per_s * dt_s_) * size ||
         size > kSameSize * smaller(now.size, before.size);
}

void FollowedBody::forget_body() {
  gate_.reset();
  filter_.reset();
  view_.reset();
  scale_ = {};
  continuity_.reset();
  body_unit_ = 0;
  steady_unit_ = 0;
  watched_s_ = 0;
  facing_ = 1;
  aside_ = 0;
  heading_deg_ = 0;
}

void FollowedBody::learn_heading() {
  const auto left = static_cast<std::size_t>(Arrow::left_shoulder);
  const auto right = static_cast<std::size_t>(Arrow::right_shoulder);
  const auto gaze = static_cast<std::size_t>(Arrow::gaze);
  const float breadth = features_.xs[left] - features_.xs[right];
  float facing = clamped(breadth / kTorsosOfShoulders, -1, 1);
  const float side = clamped(features_.xs[gaze] / kFullGaze, -1, 1);
  float aside = side * square_root(1 - facing * facing);
  // Who lies or bows low shows it by where the trunk points: they look at the floor.
  const float along = (features_.xs[left] + features_.xs[right]) / 2;
  const float down = (features_.ys[left] + features_.ys[right]) / 2;
  const float lies = smaller(features_.weights[left], features_.weights[right]) *
                     clamped((absolute(along) - absolute(down)) / kLies, 0, 1);
  aside += lies * (clamped(along, -1, 1) - aside);
  const float rest = square_root(1 - aside * aside);
  facing += lies * (clamped(facing, -rest, rest) - facing);
  // The mean at first: somebody who has just come may start at once.
  watched_s_ += dt_s_;
  const float part = dt_s_ / smaller(watched_s_, kHeading_s);
  facing_ += part * (facing - facing_);
  aside_ += part * (aside - aside_);
  heading_deg_ = direction_deg(aside_, facing_);
  viewing_angle_ = {heading_deg_, ViewingAngle::kUsualPitch_deg};
  mirrored_viewing_angle_ = {-heading_deg_, ViewingAngle::kUsualPitch_deg};
}

float FollowedBody::stir_since(const PostureFeatures& before) const {
  float sum = 0;
  for (int i = 0; i < kArrowCount; ++i) {
    const float x = features_.xs[i] - before.xs[i];
    const float y = features_.ys[i] - before.ys[i];
    const float weight = smaller(features_.weights[i], before.weights[i]);
    const float tolerance = tolerance_of(i);
    sum += weight * (x * x + y * y) / (tolerance * tolerance);
  }
  return square_root(sum) / dt_s_;
}

void FollowedBody::learn_unit() {
  const float now = body_unit_of(landmarks_);
  if (body_unit_ == 0) body_unit_ = now;
  const float time_s = now > body_unit_ ? kUnitRise_s : kUnitFall_s;
  body_unit_ += (now - body_unit_) * dt_s_ / (dt_s_ + time_s);
  if (steady_unit_ == 0) steady_unit_ = now;
  const float steady_s = now > steady_unit_ ? kSteadyRise_s : kUnitFall_s;
  steady_unit_ += (now - steady_unit_) * dt_s_ / (dt_s_ + steady_s);
}

}  // namespace liopep::engine

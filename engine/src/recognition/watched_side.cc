#include "recognition/watched_side.h"

#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr float kForgetsRest_per_s = 0.3F;
constexpr float kForgetsStill_per_s = 1;
constexpr float kHoldHysteresis = 0.15F;
/// A hold is named later than it counts: what pauses for a moment is not yet held.
constexpr float kLeastHeld_ms = 3000;
// What is held since somebody came, for longer: nobody knows what it was before.
constexpr double kComes_ms = 1500;
constexpr double kLeastStay_ms = 4000;
constexpr float kLeastAlong = 0.7F;
constexpr float kStays = 0.2F;
constexpr float kNotBack = 0.3F;
// Parts of the way: rest is found before it is quite reached.
constexpr float kBack = 0.75F;
constexpr float kAway = 1.25F;

/// In one unit, whatever was believed of it meanwhile.
Excursion excursion_of(const PostureFeatures& rest, const PostureFeatures& full,
                       const PostureFeatures& back) {
  const float unit = back.body_unit;
  return {rescaled(rest, unit), rescaled(full, unit), back};
}

Excursion as_left(const Excursion& excursion, Side side) {
  if (side != Side::right) return excursion;
  return {mirrored(excursion.rest), mirrored(excursion.full), mirrored(excursion.back)};
}

}  // namespace

void WatchedSide::Rest::offer(const PostureFeatures& now, float off_now) {
  if (off_now > off) return;
  features = now;
  off = off_now;
}

WatchedSide::Found WatchedSide::step(const Exercise& exercise, float along, bool has_opposite,
                                     const FollowedBody& body) {
  learn_rest(along, body.dt_s(), has_opposite);
  const float depth = along - rest_.depth();
  const Phase before = finder_.phase();
  const RepetitionStep step = finder_.step(exercise, body.t_ms(), depth);
  const Phase after = finder_.phase();
  if (before == Phase::rest && after != Phase::rest) {
    start_ms_ = body.t_ms();
    full_depth_ = -1;
    full_s_ = 0;
  }
  const bool found = step.kind != RepetitionStep::Kind::nothing;
  if (found && after == Phase::rest) end(body);
  remember(depth, body);
  if (found && after != Phase::rest) end(body);
  if (exercise.counting == Counting::hold) {
    const Found held = follow_hold(exercise, body.t_ms(), depth);
    if (held != Found::nothing) end(body);
    if (is_full_ || held != Found::nothing) began_unseen_ = false;
    if (!stays_as_found(along, body.t_ms()) || is_full_ || began_unseen_) return held;
    began_unseen_ = true;
    start_ms_ = stays_since_ms_;
    full_ = body.steady_features();
    return Found::held;
  }
  is_full_ = after == Phase::full;
  if (is_full_) full_s_ += body.dt_s();
  if (!found) return Found::nothing;
  return step.kind == RepetitionStep::Kind::repetition ? Found::whole : Found::half;
}

void WatchedSide::learn_rest(float along, float dt_s, bool between) {
  if (!between) {
    rest_.follow_down(along, dt_s, finder_.is_under_way());
  } else if (rest_.follow_between(along, dt_s, finder_.is_under_way())) {
    interrupt();
  }
}

void WatchedSide::remember(float depth, const FollowedBody& body) {
  stillest_.off += kForgetsStill_per_s * body.dt_s();
  nearest_.off += kForgetsRest_per_s * body.dt_s();
  const Phase phase = finder_.phase();
  if (phase == Phase::rest || phase == Phase::waiting) {
    stillest_.offer(body.steady_features(), body.stir());
    nearest_.offer(body.steady_features(), absolute(depth));
  } else if (depth > full_depth_) {
    full_depth_ = depth;
    full_ = body.steady_features();
  }
}

void WatchedSide::end(const FollowedBody& body) {
  from_stillest_ = excursion_of(stillest_.features, full_, body.steady_features());
  from_nearest_ = excursion_of(nearest_.features, full_, body.steady_features());
  if (finder_.phase() != Phase::rest) return;
  stillest_.off = Rest::kNone;
  nearest_.off = Rest::kNone;
}

WatchedSide::Found WatchedSide::follow_hold(const Exercise& exercise, double t_ms, float depth) {
  const float least = exercise.phases.full_above - (is_full_ ? kHoldHysteresis : 0);
  const bool is_full = finder_.phase() != Phase::waiting && depth >= least;
  if (is_full && !is_full_) {
    full_since_ms_ = t_ms;
    is_held_ = false;
  }
  is_full_ = is_full;
  held_ms_ = is_full ? static_cast<float>(t_ms - full_since_ms_) : 0;
  if (is_held_ || held_ms_ < larger(kLeastHeld_ms, exercise.shortest_repetition_ms)) {
    return Found::nothing;
  }
  is_held_ = true;
  return Found::held;
}

bool WatchedSide::stays_as_found(float along, double t_ms) {
  if (came_ms_ == kNever) came_ms_ = t_ms;
  if (along < kLeastAlong || absolute(along - stays_at_) > kStays) {
    stays_at_ = along;
    stays_since_ms_ = t_ms;
    began_unseen_ = false;
  }
  return stays_since_ms_ <= came_ms_ + kComes_ms && t_ms - stays_since_ms_ >= kLeastStay_ms;
}

WatchedSide::Seen WatchedSide::seen(const Exercise& exercise, Side side, const Shape& shape,
                                    const ViewingAngle& ahead) const {
  const bool comes_back =
      exercise.counting == Counting::repetitions && exercise.count_at == CountAt::rest;
  const auto not_back = [&](const Excursion& excursion) {
    if (!comes_back) return 0.0F;
    return kNotBack * clamped((shape.left_over(excursion) - kBack) / (kAway - kBack), 0, 1);
  };
  if (began_unseen_) {
    const PostureFeatures held = side == Side::right ? mirrored(full_) : full_;
    return {shape.fit_posture(held, ahead), {held, held, held}};
  }
  const Excursion still = as_left(from_stillest_, side);
  const Excursion near = as_left(from_nearest_, side);
  const Shape::Choice better =
      shape.fit_better_of({&still, not_back(still)}, {&near, not_back(near)}, ahead);
  return {better.fit, better.is_second ? near : still};
}

float WatchedSide::mismatch_now(Side side, const Shape& shape, const ViewingAngle& ahead) const {
  const auto mismatch_from = [&](const Rest& rest) {
    return shape.fit(as_left(excursion_of(rest.features, full_, full_), side), ahead).mismatch;
  };
  return smaller(mismatch_from(stillest_), mismatch_from(nearest_));
}

void WatchedSide::interrupt() {
  finder_.interrupt();
  began_unseen_ = false;
  is_full_ = false;
  is_held_ = false;
  held_ms_ = 0;
  stillest_.off = Rest::kNone;
  nearest_.off = Rest::kNone;
  full_depth_ = -1;
}

}  // namespace liopep::engine

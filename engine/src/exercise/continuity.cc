#include "exercise/continuity.h"

#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr double kWindow_ms = 100;  ///< a jump may be smeared over this by the model's smoothing
constexpr double kLag_ms = 50;      ///< from one remembered lag to the next
constexpr double kGap_ms = 400;     ///< unseen for longer: only place and size can tell
constexpr float kFadeOfLate_s = 8;  ///< how long a far movement is remembered
constexpr float kFade_s = 30;
// Body sizes that a jump moves at least, and more by the second of the lag.
constexpr float kJump = 0.2F;
constexpr float kJump_per_s = 1.4F;
constexpr float kJumpOfReachOfLate = 1.6F;
// The same for somebody whose repetitions have been seen.
constexpr float kKnownJump = 0.25F;
constexpr float kKnownJump_per_s = 0.8F;
constexpr float kJumpOfReach = 1.3F;
// Where pictures were dropped, two of them lie as far apart as this part of the furthest way within
// the longest lag.
constexpr float kPartOfWay = 0.7F;
constexpr float kJumpAfterGap = 1;
constexpr float kSamePlaceAcross = 0.6F;
constexpr float kSamePlaceAlong = 1.5F;
constexpr float kSameSize = 1.5F;

bool same_size(const Anchor& a, const Anchor& b) {
  return a.size < kSameSize * b.size && b.size < kSameSize * a.size;
}

}  // namespace

bool torso_is_seen(const Landmarks& landmarks) {
  constexpr float kBelieved = 0.3F;
  for (const BodyPart part : {BodyPart::shoulders, BodyPart::hips}) {
    for (const Side side : {Side::left, Side::right}) {
      if (point_of(landmarks, part, side).visibility >= kBelieved) return true;
    }
  }
  return false;
}

Anchor anchor_of(const Landmarks& landmarks) {
  Anchor anchor;
  anchor.points = {point_of(landmarks, BodyPart::head, Side::left),
                   point_of(landmarks, BodyPart::shoulders, Side::left),
                   point_of(landmarks, BodyPart::shoulders, Side::right),
                   point_of(landmarks, BodyPart::hips, Side::left),
                   point_of(landmarks, BodyPart::hips, Side::right)};
  const float torso = distance_between(middle_of(landmarks, BodyPart::shoulders),
                                       middle_of(landmarks, BodyPart::hips));
  const float shoulders = distance_between(anchor.points[1], anchor.points[2]);
  anchor.size = larger(larger(torso, shoulders), 0.02F);
  return anchor;
}

float displacement(const Anchor& a, const Anchor& b) {
  float sum = 0;
  float least = distance_between(a.points[0], b.points[0]);
  float most = least;
  for (std::size_t i = 0; i < a.points.size(); ++i) {
    const float distance = distance_between(a.points[i], b.points[i]);
    least = smaller(least, distance);
    most = larger(most, distance);
    sum += distance;
  }
  return (sum - least - most) / static_cast<float>(a.points.size() - 2);
}

bool same_place(const Anchor& a, const Anchor& b) {
  float x = 0;
  float y = 0;
  for (std::size_t i = 0; i < a.points.size(); ++i) {
    x += a.points[i].x - b.points[i].x;
    y += a.points[i].y - b.points[i].y;
  }
  // A repetition moves the body up and down while nobody looks, hardly to the side.
  const float size = larger(a.size, b.size) * static_cast<float>(a.points.size());
  return same_size(a, b) && absolute(x) < kSamePlaceAcross * size &&
         absolute(y) < kSamePlaceAlong * size;
}

bool Continuity::jumped(double t_ms, const Anchor& now, float body_size, bool known) {
  if (count_ == 0) {
    add({t_ms, now});
    return false;
  }
  if (t_ms - before(0).t_ms > kGap_ms) {
    const bool jump = displacement(now, before(0).anchor) > kJumpAfterGap * now.size ||
                      !same_size(now, before(0).anchor);
    reset();
    add({t_ms, now});
    return jump;
  }
  // The oldest frame within the window, or the last one where frames are rarer than that.
  const int frames = oldest_within(t_ms - kWindow_ms);
  const Moment start = before(frames);
  const float size = larger(body_size, larger(now.size, start.anchor.size));
  settle(start.t_ms, size);
  const float movement = displacement(now, start.anchor) / size;
  const bool jump = is_jump(movement, static_cast<float>(t_ms - start.t_ms), known);
  if (jump) reset();
  add({t_ms, now});
  return jump;
}

void Continuity::reset() {
  count_ = 0;
  settled_ms_ = 0;
  reach_of_late_.fill(0);
  reach_.fill(0);
}

int Continuity::oldest_within(double since_ms) const {
  int frames = 0;
  while (frames + 1 < count_ && before(frames + 1).t_ms >= since_ms) ++frames;
  return frames;
}

bool Continuity::is_jump(float movement, float lag_ms, bool known) const {
  const int lag = static_cast<int>(smaller(lag_ms / static_cast<float>(kLag_ms), kLags - 1));
  const float lag_s = lag_ms / 1000;
  const auto& reach = known ? reach_ : reach_of_late_;
  const float quick = known ? kKnownJump + kKnownJump_per_s * lag_s : kJump + kJump_per_s * lag_s;
  const float of_reach = known ? kJumpOfReach : kJumpOfReachOfLate;
  return movement > quick && movement > of_reach * reach[lag] &&
         movement > kPartOfWay * reach[kLags - 1];
}

/// Learns from the moments up to `until_ms`: what came after may be part of a jump.
void Continuity::settle(double until_ms, float size) {
  for (int end = oldest_within(settled_ms_); end >= 0; --end) {
    const double t_ms = before(end).t_ms;
    if (t_ms <= settled_ms_ || t_ms > until_ms) continue;
    const float dt_s =
        static_cast<float>(t_ms - settled_ms_ < kGap_ms ? t_ms - settled_ms_ : kGap_ms) / 1000;
    for (float& reach : reach_of_late_) reach *= kFadeOfLate_s / (kFadeOfLate_s + dt_s);
    for (float& reach : reach_) reach *= kFade_s / (kFade_s + dt_s);
    note_reach(end, size);
    settled_ms_ = t_ms;
  }
}

/// How far the body came in each lag that ends at the moment `end` frames ago. Where frames are
/// rarer than the lag, the part of a longer way.
void Continuity::note_reach(int end, float size) {
  const Moment& now = before(end);
  float furthest = 0;
  int start = end;
  for (int i = 0; i < kLags; ++i) {
    const double lag_ms = (i + 1) * kLag_ms;
    while (start + 1 < count_ && now.t_ms - before(start + 1).t_ms <= lag_ms) {
      furthest = larger(furthest, displacement(now.anchor, before(++start).anchor) / size);
    }
    float reach = furthest;
    if (start + 1 < count_) {
      const Moment& older = before(start + 1);
      const float part = static_cast<float>(lag_ms / (now.t_ms - older.t_ms));
      reach = larger(reach, part * displacement(now.anchor, older.anchor) / size);
    }
    reach_of_late_[i] = larger(reach_of_late_[i], reach);
    reach_[i] = larger(reach_[i], reach);
  }
}

void Continuity::add(const Moment& moment) {
  newest_ = (newest_ + 1) % kMoments;
  moments_[newest_] = moment;
  if (count_ < kMoments) ++count_;
}

}  // namespace liopep::engine

#pragma once

#include "geometry/body.h"
#include "liopep/landmarks.h"

namespace liopep::engine {

/// Where a body is and how large: nose, shoulders and hips.
struct Anchor {
  std::array<BodyPoint, 5> points{};
  float size = 0;  ///< in picture heights
};

Anchor anchor_of(const Landmarks& landmarks);

/// Some part of the torso must be believed for its place to mean anything.
bool torso_is_seen(const Landmarks& landmarks);

/// Mean distance between the points of two anchors without the least and the most, so that one
/// mistaken point does not matter. In picture heights.
float displacement(const Anchor& a, const Anchor& b);

/// True when both can be the same person at nearly the same place.
bool same_place(const Anchor& a, const Anchor& b);

/// Notices that the landmarks moved as no body can: the model has jumped to another person, or the
/// picture was cut. Compares the movement of the last moment with the furthest that this body came
/// of late within as long a time, so that a quick person at few frames a second is still followed.
class Continuity {
 public:
  /// Adds a frame; true when it does not continue the ones before. The series then starts anew.
  /// `body_size` is the learned torso length (or 0), which leaning does not shorten. Whose
  /// repetitions have been seen is `known`: nothing but a jump is much faster than those.
  bool jumped(double t_ms, const Anchor& now, float body_size, bool known);

  const Anchor& last() const { return moments_[newest_].anchor; }
  void reset();

 private:
  struct Moment {
    double t_ms = 0;
    Anchor anchor;
  };
  static constexpr int kMoments = 32;  ///< more than the longest lag at 60 frames a second
  static constexpr int kLags = 8;      ///< lags of 50, 100 .. 400 ms

  const Moment& before(int frames) const {
    return moments_[(newest_ - frames + kMoments) % kMoments];
  }
  int oldest_within(double since_ms) const;
  void settle(double until_ms, float size);
  void note_reach(int end, float size);
  bool is_jump(float movement, float lag_ms, bool known) const;
  void add(const Moment& moment);

  std::array<Moment, kMoments> moments_{};
  int newest_ = 0;
  int count_ = 0;
  double settled_ms_ = 0;  ///< moments up to here are in `reach_of_late_` and `reach_`
  /// Furthest movement within each lag, in body sizes; the first fades soon, the second slowly.
  std::array<float, kLags> reach_of_late_{};
  std::array<float, kLags> reach_{};
};

}  // namespace liopep::engine

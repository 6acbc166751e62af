#pragma once

#include <array>

#include "recognition/shape.h"
#include "recognition/watched_side.h"

namespace liopep::engine {

/// An exercise that the person may be doing, and what speaks for it.
class Candidate {
 public:
  Candidate() = default;
  explicit Candidate(const Exercise& exercise);

  /// Looks at one frame; true when something of it has just been done.
  bool step(const Exercise& exercise, const FollowedBody& body);

  /// Another person: forgets everything.
  void forget();

  /// Done often enough of late, and like it, to be what the person does.
  bool is_convincing(double t_ms) const;
  /// Of what convinces; the mean, and worse for what went less far than was shown.
  float mismatch() const;
  /// How many of the last performances are remembered.
  int count() const { return count_; }
  const Performance& done(int before) const { return done_[before]; }
  /// The last thing that was done, whole or not.
  const Performance& last() const { return done_[0]; }
  bool has_done(double since_ms) const { return count_ > 0 && done_[0].end_ms >= since_ms; }

  /// While the full position is held: how badly it fits now; else 1.
  float mismatch_now(const Exercise& exercise, float heading_deg) const;
  bool is_held() const;
  /// True when a repetition is under way, and the last one fitted better than `mismatch`.
  bool may_get_better_than(float mismatch, double since_ms) const;

 private:
  void add(Performance performance, Side side, const Excursion& excursion);
  static float doubt_of(const Performance& performance);
  float doubt() const;
  bool are_alike(const Performance& last, const Performance& before) const;
  bool is_same_as_last(const Performance& performance) const;

  Shape shape_;
  std::array<WatchedSide, 2> sides_;
  std::array<Performance, 3> done_{};  ///< the latest first
  Excursion last_excursion_;
  Side last_side_ = Side::both;
  int count_ = 0;
  double last_in_view_ms_ = 0;
};

}  // namespace liopep::engine

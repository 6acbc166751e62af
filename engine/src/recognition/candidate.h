#pragma once

#include <array>

#include "recognition/evidence.h"
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

  /// How likely it is what the person does, against nothing; see `evidence.h`. kNone where too
  /// little was done of it of late.
  float log_odds(const Exercise& exercise, double t_ms) const;
  static constexpr float kNone = -100;
  /// True when something can be said: two repetitions that may belong together, or a hold.
  bool is_told(const Exercise& exercise, double t_ms) const;
  const Shape& shape() const { return shape_; }
  /// How badly it fits, of the last two repetitions or the last hold.
  float mismatch() const;
  /// How many of the last performances are remembered.
  int count() const { return count_; }
  const Performance& done(int before) const { return done_[before]; }
  /// The last thing that was done, whole or not.
  const Performance* done() const { return done_.data(); }
  const Performance& last() const { return done_[0]; }
  bool has_done(double since_ms) const { return count_ > 0 && done_[0].end_ms >= since_ms; }
  /// Says how many of the last two the exercise's own counter counts.
  void take_count(int counted);
  /// When the first of those began that came one after the other.
  double began_ms() const { return began_ms_; }

  /// While the full position is held: how badly it fits now; else 1.
  float mismatch_now(const Exercise& exercise, const FollowedBody& body) const;
  bool is_held() const;
  /// True when a repetition is under way, and the last one fitted better than `mismatch`.
  bool may_get_better_than(float mismatch, double since_ms) const;

 private:
  void add(const Performance& performance);
  bool goes_on_holding(double t_ms);
  bool is_same_as_last(const Performance& performance) const;
  bool is_under_way() const { return sides_[0].is_under_way() || sides_[1].is_under_way(); }
  bool follows(double start_ms, const Performance& before) const;
  bool is_fresh(double t_ms) const;

  Shape shape_;
  std::array<WatchedSide, 2> sides_;
  std::array<Performance, 3> done_{};  ///< the latest first
  int count_ = 0;
  double began_ms_ = 0;
  std::array<double, 2> last_in_view_ms_{};
};

}  // namespace liopep::engine

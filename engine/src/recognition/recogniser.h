#pragma once

#include <array>

#include "liopep/exercise.h"
#include "liopep/movement.h"
#include "recognition/candidate.h"
#include "recognition/followed_body.h"
#include "recognition/recent_frames.h"

namespace liopep::engine {

/// Most exercises that are watched for at the same time.
inline constexpr int kMostExercises = 64;

/// Tells which of some exercises a person does.
///
/// Each is watched for by its own signal, so that what would not count is not named. Among those
/// that were done, the one whose demonstrator moves most like the person is it: several may see
/// repetitions in the same movement (arms overhead in a jumping jack). What may be it is counted
/// once more by its own counter. Large (about 1 MB): not for the stack.
class Recogniser {
 public:
  /// Forgets exercises and person.
  void clear();
  /// Adds one; false when there is no room.
  bool add(const Exercise& exercise);
  /// Forgets the person, keeps the exercises.
  void restart();

  int count() const { return count_; }
  const Exercise& exercise(int index) const { return exercises_[index]; }
  const Likeness& likeness(int index) const { return likenesses_[index]; }
  const Candidate& candidate(int index) const { return candidates_[index]; }

  /// When something that was done was last compared with everything else; whatever is then decided.
  double told_ms() const { return told_ms_; }

  /// Takes the next frame of the person, of which `body` said `kind`; `landmarks` as the model gave
  /// them, null when it saw nobody. Returns the exercise, or -1.
  int step(const FollowedBody& body, FrameKind kind, const Landmarks* landmarks);

  /// Has the last two repetitions of this one counted by its own counter.
  void count_again(int index);
  const RecentFrames& frames() const { return frames_; }

 private:
  void forget();
  bool is_to_be_counted(int index) const;
  int best(double t_ms) const;
  float remembered_odds(double t_ms) const;
  void remember(double t_ms);
  bool has_rival(int index, const FollowedBody& body) const;
  void decide_when_due(const FollowedBody& body);
  void decide(const FollowedBody& body);

  std::array<Exercise, kMostExercises> exercises_{};
  std::array<Likeness, kMostExercises> likenesses_{};
  std::array<Exercise, kMostExercises> watched_{};  ///< a little less strict
  std::array<Candidate, kMostExercises> candidates_{};
  RecentFrames frames_;
  MovementCounter counter_{Exercise{}};
  int count_ = 0;
  int current_ = -1;
  float remembered_odds_ = 0;
  double remembered_ms_ = 0;
  bool is_settling_ = false;  ///< something has just been done
  double settled_ms_ = 0;
  bool is_due_ = false;  ///< it was waited for something that may fit better
  double due_ms_ = 0;
  double told_ms_ = -1e300;
};

}  // namespace liopep::engine

#pragma once

#include "liopep/exercise.h"
#include "liopep/report.h"

namespace liopep::engine {

/// Which part of the way that somebody usually comes is whole, where the exercise's demonstrator
/// does not tell.
inline constexpr float kOfUsual = 0.66F;

/// What one depth made happen.
struct RepetitionStep {
  enum class Kind : std::uint8_t { nothing, repetition, half_repetition };
  Kind kind = Kind::nothing;
  double start_ms = 0;    ///< when rest was left
  double deepest_ms = 0;  ///< when it was all but deepest
  float depth = 0;        ///< deepest point of the repetition, 0..1
  bool is_plain = true;   ///< there and back once, without turning round on the way
};

/// Finds repetitions in a series of depths: rest, full position, rest again, with hysteresis.
///
/// A repetition must start from a rest that was seen; one found under way does not count. One that
/// is shorter or longer than the exercise allows is void. How far a body comes in the picture
/// depends on the camera: one that stays far behind this person's own whole ones is a half one,
/// too, and in a row of them one that comes nearly as far is whole.
class RepetitionFinder {
 public:
  RepetitionFinder() = default;
  /// `of_usual`: which part of the way that this person usually comes is whole.
  explicit RepetitionFinder(float of_usual) : of_usual_(of_usual) {}

  RepetitionStep step(const Exercise& exercise, double t_ms, float depth);

  /// Forgets the repetition under way; rest must be seen again first.
  void interrupt();

  Phase phase() const { return phase_; }
  bool is_under_way() const { return phase_ > Phase::rest; }
  /// Of the repetition under way.
  double start_ms() const { return rest_end_ms_; }
  float deepest() const { return deepest_; }
  bool has_reached_full() const { return reached_full_; }

 private:
  void wait_for_rest(const Exercise& exercise, double t_ms, float depth);
  bool full_is_held(const Exercise& exercise, double t_ms, float depth);
  float full_above(const Exercise& exercise) const;
  void learn_range(const Exercise& exercise, RepetitionStep::Kind kind);
  RepetitionStep at_rest(const Exercise& exercise, double t_ms);
  void note_turn(float depth);
  RepetitionStep found(RepetitionStep::Kind kind) const;
  float duration_ms(double t_ms) const { return static_cast<float>(t_ms - rest_end_ms_); }

  Phase phase_ = Phase::waiting;
  double last_ms_ = 0;
  double rest_start_ms_ = 0;
  double rest_end_ms_ = 0;
  int rest_frames_ = 0;
  int full_frames_ = 0;
  double deepest_ms_ = 0;
  float deepest_ = 0;
  float arrived_ = 0;   ///< how deep it was at `deepest_ms_`
  float usual_ = 0;     ///< how deep this person's whole repetitions are; 0: none yet
  float own_rest_ = 0;  ///< the depth of this person's rest
  float of_usual_ = kOfUsual;
  int wholes_ = 0;
  double tried_ms_ = 0;  ///< when the last one ended, whole or half
  int shallower_ = 0;    ///< half ones in a row that only by `usual_` were half
  float turned_at_ = 0;  ///< furthest since the last turn of the way
  int turns_ = 0;        ///< of the way; one of them is at the deepest point
  bool reached_full_ = false;
  bool counted_ = false;
};

}  // namespace liopep::engine

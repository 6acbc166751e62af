#pragma once

#include "exercise/form.h"
#include "exercise/person.h"
#include "liopep/exercise.h"
#include "liopep/report.h"

namespace liopep::engine {

/// Counts the repetitions or holds of one exercise from the landmarks of one camera, by the side
/// rule of the exercise, and watches its form and safe range.
///
/// Frames may come irregularly, from 5 to 60 a second. Allocates nothing, reads no clock. The same
/// input gives the same bits natively and as WebAssembly. Numbers that are not finite make their
/// landmark unseen; a frame whose time is not after the last one changes nothing.
class MovementCounter {
 public:
  explicit MovementCounter(const Exercise& exercise);
  MovementCounter(const MovementCounter&) = delete;
  MovementCounter& operator=(const MovementCounter&) = delete;

  /// Starts anew with another exercise; forgets the person and the tally.
  void start(const Exercise& exercise);
  /// The same; `likeness` is what `likeness_of` made of this exercise, which takes time.
  void start(const Exercise& exercise, const Likeness& likeness);

  /// Takes one frame; `landmarks` is null when the model saw nobody. The report stays valid until
  /// the next step.
  const MovementReport& step(double t_ms, const Landmarks* landmarks);

  const MovementReport& report() const { return report_; }

 private:
  void begin_time(double t_ms);
  void take_nobody(double t_ms);
  void take_landmarks(double t_ms, const Landmarks& landmarks);
  void jump(double t_ms, const Anchor& now, const Anchor& before);
  void drop_parked(double t_ms);
  void new_person(double t_ms);
  void count(double t_ms, float dt_s);
  void learn_level(float dt_s);
  void lose_person(double t_ms);
  void say_found(double t_ms, bool is_found);

  Exercise exercise_;
  MovementReport report_;
  Person person_;
  ParkedPerson parked_;
  Continuity continuity_;
  Form form_;
  bool has_time_ = false;
  bool is_found_ = false;  ///< what was last said of it
  double last_seen_ms_ = 0;
};

}  // namespace liopep::engine

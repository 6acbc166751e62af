#pragma once

#include "liopep/report.h"

namespace liopep::engine {

/// Whole repetitions that follow each other. What people also do once in daily life is known as
/// exercise by a second one like it: the first is then told with the second.
class Row {
 public:
  /// Tells of a whole repetition, or only that one more is needed.
  void take(const MovementEvent& whole, MovementReport& report);
  /// One that was no whole repetition does not end the row.
  void note_half(double t_ms) { tried_ms_ = t_ms; }
  void interrupt() { length_ = 0; }

 private:
  bool continues(const MovementEvent& whole) const;

  int length_ = 0;  ///< repetitions so far
  MovementEvent last_;
  double tried_ms_ = 0;
};

}  // namespace liopep::engine

#pragma once

#include "liopep/report.h"

namespace liopep::engine {

/// Whole repetitions that follow each other. What people also do once in daily life is known as
/// exercise by a second one like it, or by a third: those before are then told with it.
class Row {
 public:
  /// Tells of a whole repetition, or only that one more is needed. One that is not `plain`, that
  /// turned round on its way, begins no row.
  void take(const MovementEvent& whole, bool is_plain, MovementReport& report);
  /// One that was no whole repetition does not end the row.
  void note_half(double t_ms) { tried_ms_ = t_ms; }
  void interrupt() { length_ = waiting_count_ = 0; }

 private:
  static constexpr int kMostWaiting = 2;

  bool continues(const MovementEvent& whole) const;
  bool is_known(const MovementEvent& whole) const;
  void wait_with(const MovementEvent& whole, MovementReport& report);

  int length_ = 0;  ///< repetitions that were told
  int waiting_count_ = 0;
  std::array<MovementEvent, kMostWaiting> waiting_{};  ///< not told yet, the older one first
  float last_ms_ = 0;                                  ///< how long the last one took
  double tried_ms_ = 0;
};

}  // namespace liopep::engine

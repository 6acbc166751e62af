#pragma once

#include "liopep/report.h"

namespace liopep::engine {

/// What a repetition tells of a row that has not begun.
enum class RowSign : std::uint8_t {
  none,    ///< it turned round on its way
  second,  ///< a row, if one before was like it
  third,   ///< a row, if two before were: hands are often that quick, twice
};

/// Whole repetitions that follow each other. What people also do once in daily life is known as
/// exercise by a second one like it, or by a third: those before are then told with it.
class Row {
 public:
  /// Tells of a whole repetition, or only that one more is needed; false when it is no sign of a
  /// row and none has begun, so that nothing is told.
  bool take(const MovementEvent& whole, RowSign sign, MovementReport& report);
  /// One that was no whole repetition does not end the row.
  void note_half(double t_ms) { tried_ms_ = t_ms; }
  void interrupt() { length_ = waiting_count_ = 0; }
  bool has_begun() const { return length_ > 0; }

 private:
  static constexpr int kMostWaiting = 2;

  bool continues(const MovementEvent& whole) const;
  int like(const MovementEvent& whole) const;
  void wait_with(const MovementEvent& whole, MovementReport& report);

  int length_ = 0;  ///< repetitions that were told
  int waiting_count_ = 0;
  std::array<MovementEvent, kMostWaiting> waiting_{};  ///< not told yet, the older one first
  float last_ms_ = 0;                                  ///< how long the last one took
  double tried_ms_ = 0;
};

}  // namespace liopep::engine

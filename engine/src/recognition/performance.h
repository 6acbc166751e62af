#pragma once

#include "liopep/exercise.h"
#include "recognition/shape.h"

namespace liopep::engine {

/// Something that was done of an exercise, seen to its end (or for long enough).
struct Performance {
  enum class Kind : std::uint8_t { whole, half, held };
  static constexpr int kMostCounted = 2;
  Kind kind = Kind::whole;
  double start_ms = 0;
  double end_ms = 0;
  float full_s = 0;  ///< in the full position, of a repetition
  Side side = Side::both;
  bool began_unseen = false;  ///< a hold that nobody saw the body come into
  /// How many of this one and the one before the exercise's own counter counts; until it was asked,
  /// as many as there can be.
  int counted = kMostCounted;
  bool is_counted = false;  ///< it was asked
  Fit fit;
  Excursion excursion;  ///< as of the left side, whichever side it was

  float took_s() const { return static_cast<float>(end_ms - start_ms) / 1000; }
  /// Between the end of `before` and the start of this one; 0 where they overlap.
  float pause_s(const Performance& before) const {
    const auto pause_ms = static_cast<float>(start_ms - before.end_ms);
    return pause_ms > 0 ? pause_ms / 1000 : 0;
  }
};

}  // namespace liopep::engine

#pragma once

#include <array>
#include <cstddef>

#include "recognition/performance.h"

namespace liopep::engine {

/// What speaks for an exercise, or against it, as numbers to be weighed. All are of about 1, and
/// logarithms where a ratio matters.
enum class RepetitionEvidence : std::uint8_t {
  always,
  mismatch,          ///< of the last two, logarithms
  worse_mismatch,    ///< of the worse one
  unlikeness,        ///< of both ways to the demonstrator's, logarithms
  worse_unlikeness,  ///< of the less alike one
  missing_range,     ///< below 0.9 of the demonstrator's way
  little_range,      ///< below 0.6
  range_beyond,      ///< above 1.15
  uneven_range,      ///< ratio of the two, logarithm
  extent,            ///< of the smaller one, in tolerances, logarithm
  sight,             ///< of the way
  left_over,         ///< at the end, logarithm
  difference,        ///< between the two, logarithm
  uneven_tempo,      ///< ratio of the times they took, logarithm
  pause,             ///< between them, logarithm
  long_pause,        ///< above 2 s
  halves,            ///< how many of the two
  duration,          ///< logarithm
  held,              ///< seconds in the full position of the longer one, above 1.5
  third,             ///< a third one before them is like them
  other_side,        ///< they are of different sides
  other_difference,  ///< the difference then
  slight,            ///< little but head or hands moves
  slight_mismatch,   ///< the worse one then
  slight_pause,      ///< the pause then
  way_length,        ///< of what the exercise is about, in tolerances, logarithm
  other_way_length,  ///< of what else moves, as a part of that, logarithm
  one_sided,         ///< the exercise has sides
  way_mismatch,      ///< of what the exercise is about, of the last two, logarithms
  worse_way,         ///< of the worse one
  other_mismatch,    ///< of what else moves, logarithms
  rest_mismatch,     ///< at rest, logarithms
  depth_mismatch,    ///< of the way away from the camera, logarithms
  rest_depth,        ///< at rest, logarithms
  tempo,             ///< time it took by the demonstrator's, logarithm
  odd_tempo,         ///< what is beyond twice as fast or slow
  counted,           ///< how many of the two the exercise's own counter counts
};

enum class HoldEvidence : std::uint8_t {
  always,
  mismatch,          ///< logarithm
  unlikeness,        ///< logarithm
  missing_range,     ///< below 0.9 of the demonstrator's way
  range_beyond,      ///< above 1.15
  extent,            ///< in tolerances, logarithm
  sight,             ///< of the way
  held,              ///< time so far up to 12 s, logarithm
  held_long,         ///< seconds beyond
  second,            ///< there was one before
  first_mismatch,    ///< of that one, logarithm
  first_held,        ///< logarithm
  difference,        ///< between the two, logarithm
  pause,             ///< between the two, logarithm
  other_side,        ///< the two are of different sides
  slight,            ///< little but head or hands moves
  slight_mismatch,   ///< the mismatch then
  way_length,        ///< of what the exercise is about, in tolerances, logarithm
  other_way_length,  ///< of what else moves, as a part of that, logarithm
  way_mismatch,      ///< of what the exercise is about, logarithm
  other_mismatch,    ///< of what else moves, logarithm
  rest_mismatch,     ///< at rest, logarithm
  depth_mismatch,    ///< of the way away from the camera, logarithm
  rest_depth,        ///< at rest, logarithm
  began_unseen,      ///< nobody saw the body come into it; what is of rest is then of the posture
  unseen_posture,    ///< the mismatch of the posture then, logarithm
};

inline constexpr int kRepetitionEvidence = static_cast<int>(RepetitionEvidence::counted) + 1;
inline constexpr int kHoldEvidence = static_cast<int>(HoldEvidence::unseen_posture) + 1;

/// Of repetitions; `done` has the latest first.
std::array<float, kRepetitionEvidence> repetition_evidence(const Shape& shape, bool has_sides,
                                                           const Performance* done, int count);
/// Of a hold.
std::array<float, kHoldEvidence> hold_evidence(const Shape& shape, const Performance* done,
                                               int count);

/// Weighed: above 0 this exercise is more likely than none. Differences say which of two is more
/// likely: a conditional logit (McFadden 1974) of a small network, of which the logarithm of the
/// odds is enough.
float log_odds(const std::array<float, kRepetitionEvidence>& evidence);
float log_odds(const std::array<float, kHoldEvidence>& evidence);

}  // namespace liopep::engine

#pragma once

#include "liopep/posture.h"

namespace liopep::engine {

/// Every angle from `a` (part 0) to `b` (part 1), and beyond.
Posture mixed(const Posture& a, const Posture& b, float part);

/// `posture` with `part` of the difference from `a` to `b` added.
Posture shifted(const Posture& posture, const Posture& a, const Posture& b, float part);

/// The same held by the other side: left and right exchanged.
Posture mirrored(const Posture& posture);

/// How far apart two postures are: the sum of the differences of all angles, in degrees.
float difference_deg(const Posture& a, const Posture& b);

/// The posture at `part` (0..1) of a repetition: through the key poses, slow where a joint turns
/// back, without a stop where it goes on, and at last to the first pose again. Cubic Hermite with
/// the slopes of Fritsch and Butland (1984), so that no joint swings beyond its key poses.
Posture posture_within(const Demonstrator& demonstrator, float part);

}  // namespace liopep::engine

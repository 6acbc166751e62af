#pragma once

#include "liopep/posture.h"
#include "recognition/posture_features.h"

namespace liopep::engine {

/// A posture, and how far its body is turned from the camera.
struct FittedPosture {
  Posture posture;
  float yaw_deg = 0;
};

/// The posture nearest to `start` whose body looks like what was seen. A picture is flat: where
/// several postures look alike, joints stay as they were in `start`. The turn of the body is only
/// looked for when `finds_yaw`.
FittedPosture fit_posture(const PostureFeatures& seen, const FittedPosture& start, Seat seat,
                          bool finds_yaw);

}  // namespace liopep::engine

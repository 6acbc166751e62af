#pragma once

#include "geometry/body.h"
#include "liopep/game.h"

namespace liopep::engine {

/// A point of the picture as the camera gives it (not mirrored), in parts of its width and height.
struct PalmPoint {
  float x = 0;
  float y = 0;
  float visibility = 0;
};

/// Middle of a palm from the 33 points of the body: between wrist and knuckles, where these are
/// seen; else a palm's length beyond the wrist along the forearm.
PalmPoint palm_of(const Landmarks& landmarks, Side side);

/// Middle of a palm from a hand's 21 points: the mean of the wrist and the four knuckles. Not
/// visible when one of them is not finite.
PalmPoint palm_of(const HandLandmarks& hand);

}  // namespace liopep::engine

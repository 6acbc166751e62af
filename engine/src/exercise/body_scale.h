#pragma once

#include <cstdint>

#include "exercise/facing.h"
#include "exercise/trunk.h"
#include "liopep/exercise.h"
#include "liopep/landmarks.h"

namespace liopep::engine {

/// What somebody is in the midst of: in an exercise a trunk looks shorter because it bends.
enum class Midst : std::uint8_t { nothing, exercise };

/// Learns how large this person appears, in picture heights, without a calibration step.
///
/// Squats are measured against the person's own standing leg: the height of the hips above the
/// ankles holds from every camera direction, where knee angles seen from the front do not.
/// While the legs are straight the leg is learned; while they bend it is kept, and follows only
/// when the whole body shrinks, which is a person walking away.
class BodyScale {
 public:
  /// Takes one frame in which shoulders, hips, knees and ankles are seen as well as may be.
  void update(const Landmarks& landmarks, float dt_s, Midst midst = Midst::nothing);

  /// Length of a unit in picture heights, never zero.
  float length(BodyUnit unit) const;

  /// The breadth of the shoulders. Seen from the side they look narrow; the trunk tells how broad
  /// they are (means of biacromial breadth and of the trunk as the pose model marks them).
  float breadth() const;

  /// Degrees that the trunk is bowed out of how this person stands, 0..180.
  float bow_deg(const Landmarks& landmarks) const {
    return trunk_.bow_deg(landmarks, length(BodyUnit::torso));
  }

  /// How the shoulders are turned out of the picture.
  const Facing& facing() const { return facing_; }

  /// True once the person has been seen standing.
  bool leg_is_known() const { return leg_is_known_; }

 private:
  struct Sizes {
    float torso = 0;
    float shoulders = 0;
    float shin = 0;
    float head = 0;
    float arm = 0;
  };
  struct Stance {
    Sizes sizes;
    float hips_above_ankles = 0;
    float knee_deg = 180;
    float thigh_of_shin = 1;  ///< lengths in the picture; small when the thighs point at the camera
  };
  static Stance stance_of(const Landmarks& landmarks);
  void follow_when_walking_away(const Sizes& now);
  void learn_leg(const Stance& now, float dt_s);
  void relearn_leg_when_steady(const Stance& now, float dt_s);
  bool stands(const Stance& now) const;
  bool is_upright(const Stance& now) const;

  bool primed_ = false;
  Trunk trunk_;
  Facing facing_;
  bool leg_is_known_ = false;
  Sizes now_;
  float longest_torso_ = 0;  ///< follows the torso up quickly and down slowly: leaning shortens it
  float widest_shoulders_ = 0;  ///< the same for the shoulders, which turning narrows
  float largest_head_ = 0;
  float longest_arm_ = 0;
  Sizes standing_;  ///< sizes when `leg_` was learned
  float leg_ = 0;
  float steady_height_ = 0;
  float steady_s_ = 0;
};

}  // namespace liopep::engine

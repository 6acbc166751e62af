#pragma once

#include "game/spot.h"
#include "geometry/body.h"
#include "liopep/landmarks.h"

namespace liopep::engine {

/// One arm of the player, mirrored like everything in the world.
struct Arm {
  Spot shoulder;
  Spot elbow;
  Spot wrist;
  bool seen = false;  ///< all three
};

/// The player as the games need them: where they sit, how large they are in the picture, how they
/// lean, and where their arms are. Head and shoulders are enough; hips are never needed.
class Player {
 public:
  /// Takes a frame whose numbers are all finite.
  void see(const Landmarks& landmarks, float dt_s);
  /// Takes a frame without a player.
  void miss(float dt_s);
  /// Forgets place and size: they are measured anew.
  void reset() { *this = {}; }

  /// Both shoulders are in view now.
  bool in_view() const { return in_view_; }
  /// Seconds that the player has been in view (or out of it) without a break.
  float same_s() const { return same_s_; }
  /// Seconds of measuring so far.
  float measured_s() const { return measured_s_; }

  /// Middle of the shoulders as it usually is; follows a moved chair within seconds.
  Spot home() const { return home_; }
  Spot head() const { return head_; }
  /// Shoulder width in picture heights; the measure of everything in the world.
  float unit() const { return unit_; }
  /// Sideways lean of the trunk against the usual, in degrees, positive to the right.
  float lean_deg() const { return lean_deg_; }
  const Arm& arm(Side side) const { return arms_[static_cast<std::size_t>(side)]; }

 private:
  void measure(Spot middle, float unit, float tilt_deg, float dt_s);
  void see_arm(const Landmarks& landmarks, Side side, float dt_s);

  bool in_view_ = false;
  float same_s_ = 0;
  float measured_s_ = 0;
  Spot home_;
  Spot head_;
  float unit_ = 0;
  float upright_x_ = 0;  ///< where the shoulders' middle is without lean
  float upright_tilt_deg_ = 0;
  float lean_deg_ = 0;
  std::array<Arm, 2> arms_{};
};

/// Where a landmark is in the world.
Spot spot_of(const Landmarks& landmarks, Landmark which);

/// True when the landmark is believed and within the picture, or just beyond its edge.
bool is_in_view(const LandmarkPoint& point);

}  // namespace liopep::engine

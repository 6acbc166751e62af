#pragma once

#include <optional>

#include "testing/routine.h"
#include "testing/studio.h"

namespace liopep::engine::testing {

/// What makes a scene harder than one that the page asks for.
enum class Difficulty : std::uint8_t {
  none,
  turning,        ///< to and fro while they exercise, 25 degrees to either side
  falling_rate,   ///< to a third from the middle on, not below 5 frames a second
  passer_by,      ///< the model jumps to somebody who walks through, and back
  rolled_camera,  ///< by 4 to 10 degrees
  portrait,       ///< a telephone that stands
  near_edge,      ///< what the exercise needs is only just in the picture
  far_away,       ///< twice as far as need be; the model is half as sure
  unsaid_shape,   ///< of the picture: the recording does not say how broad it is for its height
  steep_camera,   ///< looks down by 10 to 17 degrees, or up as far as the floor allows
};
inline constexpr int kDifficultyCount = 10;

/// Prepares a scene: before the camera is aimed, and when the person stands where they are seen.
void choose_picture(Studio& studio, Difficulty difficulty);
void move_person(Studio& studio, const Extent& extent, Difficulty difficulty);

/// A film of somebody's routine with one difficulty.
class HarderFilm {
 public:
  HarderFilm(const Studio& studio, const Routine& routine, Seat seat, Difficulty difficulty);
  /// When the next frame is, from the time of one.
  double next_s();
  std::optional<Landmarks> see(double t_s);

 private:
  engine::Place place_at(double t_s) const;

  Film film_;
  Studio studio_;
  const Routine& routine_;
  Seat seat_;
  Difficulty difficulty_;
  float roll_deg_ = 0;
  double passes_s_ = 0;  ///< when the passer-by is in the middle of the picture
};

}  // namespace liopep::engine::testing

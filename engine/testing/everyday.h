#pragma once

#include <vector>

#include "body/camera.h"
#include "liopep/posture.h"
#include "testing/moving_body.h"

namespace liopep::engine::testing {

/// Where somebody spends an hour in front of a camera.
enum class Habitat : std::uint8_t {
  desk,  ///< on a chair
  room,  ///< on their feet, and now and then on a chair
};

/// What people do who do not exercise, one thing after the other, by chance: stand, walk about and
/// by, sit down and get up, drink, type, scratch their head, reach to a shelf, wave, talk with
/// their hands, pick something up, look around, use a phone.
class Everyday {
 public:
  Everyday(Habitat habitat, double length_s, Chance& chance);

  struct Moment {
    double t_s = 0;
    engine::Posture posture;
    engine::Place place;
    const char* what = "";  ///< they are doing
  };
  Moment at(double t_s) const;

 private:
  /// Moves on to a posture, within so many seconds.
  void go(double seconds, const engine::Posture& posture);
  void wait(double seconds);
  engine::Posture posture() const { return moments_.back().posture; }

  void do_something_standing();
  void do_something_seated();
  void fidget();
  void walk_to(float x_m, float z_m);
  void walk_about();
  void walk_by();
  void sit_down_and_get_up();
  void drink();
  void type();
  void scratch_head();
  void reach_to_shelf();
  void wave();
  void talk_with_hands();
  void pick_up();
  void look_around();
  void use_phone();
  void lean();
  int hand() { return static_cast<int>(chance_.next() % 2); }
  float number(double low, double high) { return static_cast<float>(chance_.between(low, high)); }

  Chance& chance_;
  const char* what_ = "wait";
  engine::Posture base_;  ///< how they sit or stand
  std::vector<Moment> moments_;
};

}  // namespace liopep::engine::testing

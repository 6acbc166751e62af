#pragma once

namespace liopep::engine {

/// Where on the demonstrator's way a person rests, which is never quite where the demonstrator
/// does.
class OwnRest {
 public:
  float depth() const { return rest_; }

  /// Of an exercise that only ever goes one way from rest: follows down at once, up slowly, and not
  /// while a repetition is under way.
  void follow_down(float depth, float dt_s, bool is_under_way);

  /// Of one whose other side goes the opposite way, so that rest lies between. True when rest has
  /// moved to where the body is still: what seemed to be under way was not.
  bool follow_between(float depth, float dt_s, bool is_under_way);

 private:
  bool is_still(float depth, float dt_s);

  bool is_known_ = false;
  float rest_ = 0;
  float first_ = 0;  ///< where somebody was when they came
  float still_ = 0;  ///< where it has been for `still_s_`
  float still_s_ = 0;
};

}  // namespace liopep::engine

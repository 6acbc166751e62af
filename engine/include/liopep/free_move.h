#pragma once

#include <array>
#include <cstdint>

#include "liopep/landmarks.h"
#include "recognition/followed_body.h"
#include "teaching/swing.h"

namespace liopep::engine {

/// What one frame became.
struct FreeMoveReport {
  double t_ms = 0;
  bool somebody = false;
  Landmarks landmarks;      ///< smoothed; meaningless when nobody is there
  bool in_rhythm = false;   ///< a movement that repeats itself is being counted
  std::uint32_t count = 0;  ///< repetitions since the start
  /// Repetitions that this frame added: 3 when a rhythm is first believed, 1 with each further one.
  std::uint32_t added = 0;
  float period_ms = 0;  ///< of the last repetitions; 0 while there is no rhythm
};

/// Counts any movement that repeats itself, without knowing it.
///
/// A repetition is out and back: the body is again in the same posture on the same way. Two steps
/// of walking on the spot are one repetition; so are both swings of an arm. The first three are
/// counted together, when the third shows that there is a rhythm. What carries the person through
/// the room (walking about), small sway, and single gestures (a cup lifted now and then) are none.
///
/// Frames may come irregularly, from 5 to 60 a second. Allocates nothing, reads no clock. The same
/// input gives the same bits natively and as WebAssembly. A frame whose time is not after the last
/// one changes nothing.
class FreeMoveCounter {
 public:
  /// Starts anew; forgets the person and the count.
  void start() { *this = FreeMoveCounter(); }

  /// Takes one frame; `landmarks` is null when the model saw nobody. The report stays valid until
  /// the next step.
  const FreeMoveReport& step(double t_ms, const Landmarks* landmarks);

  const FreeMoveReport& report() const { return report_; }

  /// A movement that repeats itself, or may soon be seen to: the feature of `PostureFeatures` that
  /// swings furthest, how often it has gone out, and when it was furthest out (the last is 0).
  struct Rhythm {
    int feature = -1;      ///< -1: there is none
    bool goes_up = false;  ///< its value is greater when furthest out
    int excursions = 0;
    float period_ms = 0;  ///< 0 before the second
    std::array<double, 3> out_ms{};
  };
  Rhythm rhythm() const;

  /// The same seen from the other end, which is taken for furthest out, up to `until_ms`: who began
  /// in the middle of a movement went first to where they rest.
  Rhythm rhythm_turned_over(double until_ms) const;

 private:
  void take_features();
  int furthest() const;
  int rhythmic() const;
  void find_rhythm();
  void follow_rhythm();
  void lose_rhythm();
  void count_from(const Swing& swing);

  FollowedBody body_;
  FreeMoveReport report_;
  std::array<Swing, kFeatureCount> swings_{};
  int leading_ = -1;  ///< the feature whose swings are counted
  double last_counted_ms_ = 0;
  bool has_counted_ = false;
};

}  // namespace liopep::engine

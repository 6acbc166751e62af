#pragma once

#include <array>
#include <cstdint>

#include "liopep/movement.h"
#include "recognition/followed_body.h"
#include "recognition/recogniser.h"

namespace liopep::engine {

/// An event of the exercise that was recognised; running numbers are of that exercise since the
/// start of the flow.
struct FlowEvent {
  int exercise = 0;  ///< in the order in which they were added
  MovementEvent event;
};

inline constexpr int kMaxFlowEvents = 16;

/// What one frame became.
struct FlowReport {
  double t_ms = 0;
  bool somebody = false;
  Landmarks landmarks;                ///< smoothed; meaningless when nobody is there
  Framing framing = Framing::nobody;  ///< ready for at least one exercise
  int exercise = -1;                  ///< what the person does; -1 while that is unclear
  float held_ms = 0;                  ///< time in position of `exercise` that this frame added
  std::uint8_t event_count = 0;
  std::array<FlowEvent, kMaxFlowEvents> events{};
};

/// Recognises which of some exercises the person does, and counts it: nothing needs to be chosen.
///
/// An exercise is named after two repetitions, or one hold. Then those repetitions come together:
/// the last 25 seconds are counted once more, by the exercise that is now known. What is counted
/// afterwards is what a MovementCounter counts. Standing, walking and everyday gestures are none.
///
/// Frames may come irregularly, from 5 to 60 a second. Allocates nothing, reads no clock. The same
/// input gives the same bits natively and as WebAssembly. Large (about 1 MB): not for the stack.
class FlowCounter {
 public:
  FlowCounter() = default;
  FlowCounter(const FlowCounter&) = delete;
  FlowCounter& operator=(const FlowCounter&) = delete;

  /// Forgets everything.
  void clear();
  /// Adds an exercise to be recognised; false when there are kMostExercises already.
  bool add(const Exercise& exercise);
  /// Forgets the person, keeps the exercises.
  void restart();

  /// Takes one frame; `landmarks` is null when the model saw nobody. The report stays valid until
  /// the next step.
  const FlowReport& step(double t_ms, const Landmarks* landmarks);

  const FlowReport& report() const { return report_; }
  /// What was done of an exercise since the start.
  const Tally& tally(int exercise) const { return tallies_[static_cast<std::size_t>(exercise)]; }

 private:
  static constexpr int kQueue = 64;
  static constexpr double kNever = -1e300;

  void count_again();
  void take(const MovementReport& report);
  void add_event(MovementEvent event);
  void send_events();
  Framing framing() const;

  FollowedBody body_;
  Recogniser recogniser_;
  MovementCounter counter_{Exercise{}};
  FlowReport report_;
  double counted_until_ms_ = kNever;  ///< what came until then has been reported
  double counter_held_ms_ = 0;        ///< of the counter's tally, taken so far
  std::array<Tally, kMostExercises> tallies_{};
  std::array<FlowEvent, kQueue> queue_{};
  int queued_ = 0;
};

}  // namespace liopep::engine

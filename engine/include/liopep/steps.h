#pragma once

#include <array>
#include <cstdint>

#include "steps/cadence_path.h"
#include "steps/gait_window.h"
#include "steps/sample_grid.h"

namespace liopep::engine {

/// A settled stretch of time: what is said of it will not change any more.
struct StepSlice {
  double t_ms = 0;         ///< where it begins
  double duration_ms = 0;  ///< 400
  bool walking = false;
  float steps = 0;        ///< a part of a step counts too
  float cadence_spm = 0;  ///< steps a minute; 0 where nobody walked
};

/// As many slices as one call can settle.
inline constexpr int kMaxSlices = 128;

/// What is known after a sample.
struct StepReport {
  double t_ms = 0;            ///< of the last sample that was taken
  std::uint32_t steps = 0;    ///< since the start, those not yet settled among them
  bool walking = false;       ///< in the last slice that was looked at, some four seconds ago
  float cadence_spm = 0;      ///< steps a minute in that slice; 0 unless walking
  double walking_ms = 0;      ///< time walked since the start
  std::uint32_t ignored = 0;  ///< samples that were no numbers or went back in time
  int slice_count = 0;        ///< slices that this call settled, in `slices`
  std::array<StepSlice, kMaxSlices> slices;
};

/// Counts steps by an accelerometer that is carried: in a pocket, a hand, a bag, on the wrist.
///
/// Samples may come irregularly, 12 to 400 a second, in any unit (m/s2, g, a sensor's counts), as
/// long as gravity is in them: its size is the unit. Six seconds at a time are looked at, every
/// 0.4 s: how alike the signal is to itself one step and two steps later, how strong, how rough
/// and how still it is. The likeliest course of cadences, slow walking and pauses through all
/// slices (Viterbi) is what was walked; steps are time by cadence, in slow walking the pushes. So
/// single gestures while walking cost no steps and single gestures at a desk make none. Steps are
/// known about four seconds late; `finish` says all.
///
/// A sample that is no number or not later than the last one changes nothing. After a gap of more
/// than 1.5 s, and when the clock was set back by more than 5 s, counting goes on from there.
/// Allocates nothing, reads no clock; the same input gives the same bits natively and as
/// WebAssembly.
class StepCounter {
 public:
  /// Starts anew; forgets everything.
  void start() { *this = StepCounter(); }

  /// Takes one sample of three axes. The report stays valid until the next call.
  const StepReport& add(double t_ms, double x, double y, double z);

  /// Takes one sample of which only the length is known.
  const StepReport& add(double t_ms, double magnitude);

  /// Settles what was still open. Samples may follow.
  const StepReport& finish();

  const StepReport& report() const { return report_; }

 private:
  void take_slices();
  void take_slice();
  void settle();
  void close_stretch();
  void renew_report();

  SampleGrid grid_;
  CadencePath path_;
  StepReport report_;
  double last_ms_ = 0;
  bool has_last_ = false;
  long next_slice_ = 0;    ///< to be looked at, in this stretch without a gap
  long next_settled_ = 0;  ///< to be settled
  double settled_steps_ = 0;
  double settled_walking_ms_ = 0;
};

/// Whose legs a step length is guessed for.
enum class StepBody { unknown, female, male };

/// Step length guessed from height: 0.413 of it for women, 0.415 for men, 0.414 where unknown.
/// 0 unless the height lies within 100 to 230 cm.
double step_length_m(double height_cm, StepBody body = StepBody::unknown);

/// Step length from a walk of known length. 0 unless it is plausible: at least 20 steps of 0.2 to
/// 1.5 m.
double measured_step_length_m(double distance_m, std::uint32_t steps);

}  // namespace liopep::engine

#include "cli/rehearsal.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "body/posture.h"
#include "liopep/demonstrator.h"
#include "liopep/movement.h"

namespace liopep::engine {
namespace {

constexpr std::uint32_t kRepetitions = 6;
constexpr double kRest_ms = 1200;
constexpr float kHalfway = 0.5F;

/// What came of one rehearsal.
struct Outcome {
  Tally tally;
};

/// The demonstrator shows its repetitions to the counter, resting before and after.
Outcome show(const Exercise& performed, const Exercise& counted, double fps) {
  const Demonstration demonstration(performed);
  const auto counter = std::make_unique<MovementCounter>(counted);
  const double end_ms = demonstration.repetition_ms() * kRepetitions;
  Outcome outcome;
  for (int frame = 0;; ++frame) {
    const double t_ms = frame * 1000.0 / fps;
    if (t_ms > end_ms + 2 * kRest_ms) break;
    const double shown_ms = std::clamp(t_ms - kRest_ms, 0.0, end_ms - 1e-3);
    const Landmarks landmarks = demonstration.landmarks_at(shown_ms);
    counter->step(t_ms, &landmarks);
  }
  outcome.tally = counter->report().tally;
  return outcome;
}

/// The same movement with every pose only half as far from rest.
Exercise halfway(const Exercise& exercise) {
  Exercise half = exercise;
  Demonstrator& demonstrator = half.demonstrator;
  for (int i = 1; i < demonstrator.pose_count; ++i) {
    demonstrator.poses[i].posture =
        mixed(demonstrator.poses[0].posture, demonstrator.poses[i].posture, kHalfway);
  }
  return half;
}

std::uint32_t achieved(const Exercise& exercise, const Tally& tally) {
  return exercise.counting == Counting::hold ? kRepetitions : tally.count;
}

}  // namespace

std::vector<std::string> rehearse(const Exercise& exercise) {
  std::vector<std::string> problems;
  for (const double fps : {10.0, 30.0, 60.0}) {
    const Outcome whole = show(exercise, exercise, fps);
    const std::uint32_t counted = achieved(exercise, whole.tally);
    if (counted != kRepetitions) {
      problems.push_back(fmt::format("counts {} of {} demonstrated at {} frames a second", counted,
                                     kRepetitions, fps));
    }
    if (whole.tally.half_count != 0) {
      problems.push_back(fmt::format("calls {} demonstrated repetitions half at {} frames a second",
                                     whole.tally.half_count, fps));
    }
    const std::uint32_t halves = show(halfway(exercise), exercise, fps).tally.count;
    if (halves != 0) {
      problems.push_back(fmt::format("counts {} of {} that go half the way at {} frames a second",
                                     halves, kRepetitions, fps));
    }
  }
  return problems;
}

}  // namespace liopep::engine

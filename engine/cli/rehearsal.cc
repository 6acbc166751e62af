#include "cli/rehearsal.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <span>

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
  int form_events = 0;
  int safe_range_events = 0;
  int holds_begun = 0;
};

void add(Outcome& outcome, const MovementReport& report) {
  outcome.tally = report.tally;
  for (int i = 0; i < report.event_count; ++i) {
    const EventKind kind = report.events[i].kind;
    outcome.form_events += kind == EventKind::form ? 1 : 0;
    outcome.safe_range_events += kind == EventKind::safe_range ? 1 : 0;
    outcome.holds_begun += kind == EventKind::hold_began ? 1 : 0;
  }
}

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
    add(outcome, counter->step(t_ms, &landmarks));
  }
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

/// How many of the demonstrated ones belong to one side alone.
struct SideCounts {
  std::uint32_t left = 0;
  std::uint32_t right = 0;
};

/// Does the demonstrator do the same with both sides at once?
bool is_symmetric(const Demonstrator& demonstrator) {
  const auto poses = std::span(demonstrator.poses).first(demonstrator.pose_count);
  return std::ranges::all_of(poses, [](const Demonstrator::Pose& pose) {
    return difference_deg(pose.posture, mirrored(pose.posture)) == 0;
  });
}

SideCounts expected_sides(const Exercise& exercise) {
  switch (exercise.side_rule) {
    case SideRule::both:
      return {};
    case SideRule::left:
      return {.left = kRepetitions};
    case SideRule::right:
      return {.right = kRepetitions};
    case SideRule::either:
      if (is_symmetric(exercise.demonstrator)) return {};
      [[fallthrough]];
    case SideRule::alternate:
      return {.left = kRepetitions / 2, .right = kRepetitions / 2};
  }
  return {};
}

std::vector<std::string> faults_of_whole(const Exercise& exercise, const Outcome& whole) {
  std::vector<std::string> faults;
  const Tally& tally = whole.tally;
  const SideCounts sides = expected_sides(exercise);
  if (tally.count != kRepetitions) {
    faults.push_back(fmt::format("counts {} of {} demonstrated", tally.count, kRepetitions));
  } else if (tally.left_count != sides.left || tally.right_count != sides.right) {
    faults.push_back(fmt::format("counts {} left and {} right of {} and {} demonstrated",
                                 tally.left_count, tally.right_count, sides.left, sides.right));
  }
  if (tally.half_count != 0) {
    faults.push_back(fmt::format("calls {} demonstrated repetitions half", tally.half_count));
  }
  if (whole.form_events != 0) {
    faults.push_back(fmt::format("finds {} faults in the demonstrated form", whole.form_events));
  }
  if (whole.safe_range_events != 0) {
    faults.push_back(
        fmt::format("warns {} times of what is demonstrated", whole.safe_range_events));
  }
  return faults;
}

std::vector<std::string> faults_of_halves(const Outcome& halves) {
  if (halves.tally.count == 0 && halves.holds_begun == 0) return {};
  return {fmt::format("counts {} of {} that go half the way",
                      halves.tally.count + halves.holds_begun, kRepetitions)};
}

}  // namespace

std::vector<std::string> rehearse(const Exercise& exercise) {
  std::vector<std::string> problems;
  for (const double fps : {10.0, 30.0, 60.0}) {
    auto faults = faults_of_whole(exercise, show(exercise, exercise, fps));
    std::ranges::copy(faults_of_halves(show(halfway(exercise), exercise, fps)),
                      std::back_inserter(faults));
    for (const std::string& fault : faults) {
      problems.push_back(fmt::format("{} at {} frames a second", fault, fps));
    }
  }
  return problems;
}

}  // namespace liopep::engine

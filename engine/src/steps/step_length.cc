#include "liopep/steps.h"

namespace liopep::engine {
namespace {

constexpr double kLeastHeight_cm = 100;
constexpr double kMostHeight_cm = 230;
constexpr std::uint32_t kLeastSteps = 20;
constexpr double kShortestStep_m = 0.2;
constexpr double kLongestStep_m = 1.5;

double part_of_height(StepBody body) {
  switch (body) {
    case StepBody::female:
      return 0.413;
    case StepBody::male:
      return 0.415;
    case StepBody::unknown:
      return 0.414;
  }
  return 0.414;
}

}  // namespace

double step_length_m(double height_cm, StepBody body) {
  if (!(height_cm >= kLeastHeight_cm && height_cm <= kMostHeight_cm)) return 0;
  return part_of_height(body) * height_cm / 100;
}

double measured_step_length_m(double distance_m, std::uint32_t steps) {
  if (steps < kLeastSteps) return 0;
  const double length_m = distance_m / steps;
  return length_m >= kShortestStep_m && length_m <= kLongestStep_m ? length_m : 0;
}

}  // namespace liopep::engine

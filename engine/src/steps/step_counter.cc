#include "geometry/trigonometry.h"
#include "liopep/steps.h"

namespace liopep::engine {
namespace {

constexpr double kLongestGap_ms = 1500;
constexpr double kClockSetBack_ms = 5000;
constexpr double kSlice_ms = SampleGrid::kBin_ms * kSliceBins;
/// No accelerometer counts this far, no clock either; beyond, sums would lose their meaning.
constexpr double kLargestMagnitude = 1e9;
constexpr double kLargestTime_ms = 1e15;
/// Two seconds: with less there is nothing to compare.
constexpr long kLeastBins = 50;

bool is_sample(double t_ms, double magnitude) {
  return is_finite(t_ms) && t_ms > -kLargestTime_ms && t_ms < kLargestTime_ms &&
         is_finite(magnitude) && magnitude >= 0 && magnitude < kLargestMagnitude;
}

}  // namespace

const StepReport& StepCounter::add(double t_ms, double x, double y, double z) {
  return add(t_ms, __builtin_sqrt(x * x + y * y + z * z));
}

const StepReport& StepCounter::add(double t_ms, double magnitude) {
  report_.slice_count = 0;
  const bool went_back = has_last_ && t_ms <= last_ms_ && t_ms > last_ms_ - kClockSetBack_ms;
  if (!is_sample(t_ms, magnitude) || went_back) {
    ++report_.ignored;
    return report_;
  }
  if (has_last_ && (t_ms <= last_ms_ || t_ms > last_ms_ + kLongestGap_ms)) close_stretch();
  has_last_ = true;
  last_ms_ = t_ms;
  report_.t_ms = t_ms;
  grid_.add(t_ms, static_cast<float>(magnitude));
  while (grid_.next()) {
    if (grid_.size() >= bins_before(next_slice_)) take_slices();
  }
  return report_;
}

const StepReport& StepCounter::finish() {
  report_.slice_count = 0;
  close_stretch();
  return report_;
}

void StepCounter::take_slices() {
  while (grid_.size() >= bins_before(next_slice_)) take_slice();
  renew_report();
}

void StepCounter::take_slice() {
  if (path_.is_full()) settle();
  path_.add(glance_at(look_at(grid_, next_slice_)));
  ++next_slice_;
}

void StepCounter::settle() {
  const CadencePath::Settled settled = path_.settle();
  settled_steps_ += static_cast<double>(settled.steps);
  if (settled.walking) settled_walking_ms_ += kSlice_ms;
  if (report_.slice_count < kMaxSlices) {
    report_.slices[static_cast<std::size_t>(report_.slice_count++)] = {
        .t_ms = grid_.start_ms() + static_cast<double>(next_settled_) * kSlice_ms,
        .duration_ms = kSlice_ms,
        .walking = settled.walking,
        .steps = settled.steps,
        .cadence_spm = settled.cadence_spm};
  }
  ++next_settled_;
}

void StepCounter::close_stretch() {
  if (grid_.size() >= kLeastBins) {
    while ((next_slice_ + 1) * kSliceBins <= grid_.size()) take_slice();
  }
  while (path_.open() > 0) settle();
  grid_ = {};
  path_ = {};
  next_slice_ = 0;
  next_settled_ = 0;
  has_last_ = false;
  renew_report();
}

void StepCounter::renew_report() {
  const CadencePath::Outlook outlook = path_.outlook();
  report_.steps =
      static_cast<std::uint32_t>(settled_steps_ + static_cast<double>(outlook.steps) + 0.5);
  report_.walking = outlook.newest.walking;
  report_.cadence_spm = outlook.newest.cadence_spm;
  report_.walking_ms = settled_walking_ms_ + outlook.walked * kSlice_ms;
}

}  // namespace liopep::engine

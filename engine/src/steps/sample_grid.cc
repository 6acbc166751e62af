#include "steps/sample_grid.h"

namespace liopep::engine {

void SampleGrid::add(double t_ms, float value) {
  if (!primed_) {
    primed_ = true;
    start_ms_ = t_ms;
    from_ms_ = t_ms;
    from_ = value;
  }
  to_ms_ = t_ms;
  to_ = value;
}

bool SampleGrid::next() {
  if (from_ms_ >= to_ms_) return false;
  const double end_ms = start_ms_ + static_cast<double>(size_ + 1) * kBin_ms;
  if (to_ms_ < end_ms) {
    area_ += (to_ms_ - from_ms_) * (static_cast<double>(from_) + to_) / 2;
    from_ms_ = to_ms_;
    from_ = to_;
    return false;
  }
  const double part = (end_ms - from_ms_) / (to_ms_ - from_ms_);
  const auto between = static_cast<float>(from_ + (to_ - from_) * part);
  area_ += (end_ms - from_ms_) * (static_cast<double>(from_) + between) / 2;
  values_[static_cast<std::size_t>(size_) % kKept] = static_cast<float>(area_ / kBin_ms);
  ++size_;
  area_ = 0;
  from_ms_ = end_ms;
  from_ = between;
  return true;
}

}  // namespace liopep::engine

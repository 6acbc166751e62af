#include "import/day_sums.h"

#include "import/civil_time.h"

namespace liopep::engine {
namespace {

/// Never 0, since sources count from 1.
std::uint32_t packed(DaySumKey key) {
  return static_cast<std::uint32_t>(key.day - kFirstDay) << 10 |
         static_cast<std::uint32_t>(key.measure) << 7 | key.source;
}

}  // namespace

void DaySums::clear() {
  for (std::uint32_t i = 0; i < capacity_; ++i) keys_[i] = 0;
  used_ = 0;
}

std::uint32_t DaySums::slot_of(std::uint32_t packed) const {
  std::uint32_t hash = packed * 0x9E3779B1U;
  hash ^= hash >> 15;
  std::uint32_t slot = hash & (capacity_ - 1);
  while (keys_[slot] != 0 && keys_[slot] != packed) slot = (slot + 1) & (capacity_ - 1);
  return slot;
}

bool DaySums::add(DaySumKey key, double value) {
  const std::uint32_t wanted = packed(key);
  const std::uint32_t slot = slot_of(wanted);
  if (keys_[slot] == 0) {
    if (used_ >= capacity_ - capacity_ / 16) return false;
    ++used_;
    keys_[slot] = wanted;
    sums_[slot] = 0;
  }
  sums_[slot] += value;
  return true;
}

const double* DaySums::find(DaySumKey key) const {
  const std::uint32_t slot = slot_of(packed(key));
  return keys_[slot] == 0 ? nullptr : &sums_[slot];
}

}  // namespace liopep::engine

#include "import/minute_store.h"

namespace liopep::engine {
namespace {

/// Never 0, since sources count from 1.
std::uint32_t packed(QuarterKey key) {
  return key.quarter << 10 | static_cast<std::uint32_t>(key.measure) << 7 | key.source;
}

}  // namespace

void MinuteStore::clear() {
  for (std::uint32_t i = 0; i < capacity_; ++i) keys_[i] = 0;
  used_ = 0;
  last_packed_ = 0;
}

/// Where the key is, or the free place where it belongs. There always is one.
std::uint32_t MinuteStore::slot_of(std::uint32_t packed) const {
  std::uint32_t hash = packed * 0x9E3779B1U;
  hash ^= hash >> 15;
  hash *= 0x85EBCA77U;
  hash ^= hash >> 13;
  std::uint32_t slot = hash & (capacity_ - 1);
  while (keys_[slot] != 0 && keys_[slot] != packed) slot = (slot + 1) & (capacity_ - 1);
  return slot;
}

QuarterMinutes* MinuteStore::at(QuarterKey key) {
  const std::uint32_t wanted = packed(key);
  if (wanted == last_packed_) return &minutes_[last_slot_];
  const std::uint32_t slot = slot_of(wanted);
  if (keys_[slot] == 0) {
    if (used_ >= capacity_ - capacity_ / 16) return nullptr;
    ++used_;
    keys_[slot] = wanted;
    minutes_[slot] = {};
  }
  last_packed_ = wanted;
  last_slot_ = slot;
  return &minutes_[slot];
}

const QuarterMinutes* MinuteStore::find(QuarterKey key) const {
  const std::uint32_t slot = slot_of(packed(key));
  return keys_[slot] == 0 ? nullptr : &minutes_[slot];
}

}  // namespace liopep::engine

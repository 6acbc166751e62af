#pragma once

#include <array>
#include <cstdint>

#include "liopep/import.h"

namespace liopep::engine {

inline constexpr int kMinutesPerQuarter = 15;
inline constexpr int kQuartersPerDay = 96;

/// The minutes of a quarter of an hour: 0 not measured, else 1 + amount in a small unit.
using QuarterMinutes = std::array<std::uint16_t, kMinutesPerQuarter>;

/// Who measured what in which quarter of an hour (counted from kFirstDay).
struct QuarterKey {
  std::uint32_t quarter = 0;
  HealthMeasure measure = HealthMeasure::steps;
  std::uint8_t source = 0;  ///< 1 to 127
};

/// Amounts by minute, kept where something was measured: a hash table in memory that is given
/// once, so that a file of any size takes the same.
class MinuteStore {
 public:
  /// `capacity` is a power of two. Both arrays hold so many.
  MinuteStore(std::uint32_t* keys, QuarterMinutes* minutes, std::uint32_t capacity)
      : keys_(keys), minutes_(minutes), capacity_(capacity) {}

  void clear();

  /// The quarter to add to; null when no more fit.
  QuarterMinutes* at(QuarterKey key);

  /// The quarter if anything was measured in it, else null.
  const QuarterMinutes* find(QuarterKey key) const;

 private:
  std::uint32_t slot_of(std::uint32_t packed) const;

  std::uint32_t* keys_;
  QuarterMinutes* minutes_;
  std::uint32_t capacity_;
  std::uint32_t used_ = 0;
  std::uint32_t last_packed_ = 0;  // records of a quarter come together
  std::uint32_t last_slot_ = 0;
};

}  // namespace liopep::engine

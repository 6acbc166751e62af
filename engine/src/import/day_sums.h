#pragma once

#include <cstdint>

#include "liopep/import.h"

namespace liopep::engine {

/// Whose sum of what on which day.
struct DaySumKey {
  std::int32_t day = 0;
  HealthMeasure measure = HealthMeasure::steps;
  std::uint8_t source = 0;  ///< 1 to 127
};

/// What each source says of a day by itself, exactly. Memory as of MinuteStore.
class DaySums {
 public:
  DaySums(std::uint32_t* keys, double* sums, std::uint32_t capacity)
      : keys_(keys), sums_(sums), capacity_(capacity) {}

  void clear();
  /// False when no more fit.
  bool add(DaySumKey key, double value);
  /// Null when the source said nothing about that day.
  const double* find(DaySumKey key) const;

 private:
  std::uint32_t slot_of(std::uint32_t packed) const;

  std::uint32_t* keys_;
  double* sums_;
  std::uint32_t capacity_;
  std::uint32_t used_ = 0;
};

}  // namespace liopep::engine

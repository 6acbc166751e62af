#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "import/civil_time.h"
#include "import/day_sums.h"
#include "import/minute_store.h"
#include "liopep/import.h"

namespace liopep::engine {

/// Why a record was not taken; `none` when it was.
struct Refusal {
  ImportFault fault = ImportFault::none;
  std::string_view reason;
};

/// Adds records of several sources up to days, without counting anything twice.
///
/// **The rule.** Sources are ranked: watch, phone, other; of two of a kind the one that measured
/// more minutes in all, then the one that came first. Each minute of each measure belongs to the
/// best source that measured it, and only that source's part of that minute counts. A minute
/// without a measurement is missing, not zero: the next source is asked. A measured zero is a
/// zero. A source's own summary of a day counts only where no record of that day and measure is.
/// Amounts spread evenly over a record's time; days are those of the record's own clock.
///
/// Where nothing of a source's day gives way to a better source, its sum is exact; else its sum
/// is parted by minutes (Apple merges statistics of several sources in this way; HealthKit,
/// HKStatisticsQuery).
class HealthLedger {
 public:
  HealthLedger(MinuteStore minutes, DaySums sums) : minutes_(minutes), sums_(sums) {}

  void clear();

  /// The last day that is believed, such as tomorrow; absurd dates lie behind it.
  void set_latest_day(std::int32_t day) { latest_day_ = day < kLastDay ? day : kLastDay; }

  /// A number for the source of this name and kind, the same one each time; 0 when there are
  /// more than 127.
  std::uint8_t source(std::string_view name, SourceKind kind);

  Refusal add(const HealthRecord& record);

  /// Puts the sources in order; afterwards days can be read.
  void close();

  /// The first day at or after `day` with a total; false when there is none.
  bool next_day(std::int32_t day, HealthDay& found) const;

 private:
  static constexpr int kMaxSources = 127;
  static constexpr int kDays = kLastDay - kFirstDay + 1;

  struct Source {
    std::uint64_t name_hash = 0;
    SourceKind kind = SourceKind::other;
    std::uint32_t minutes = 0;  ///< measured, over all measures
    std::array<double, kHealthMeasureCount> unit_rest{};
  };

  /// The sources of a measure on a day, best first.
  struct Candidates {
    std::array<std::uint8_t, kMaxSources> sources{};
    int count = 0;
  };

  Refusal check(const HealthRecord& record) const;
  bool add_to_days(const HealthRecord& record);
  bool add_to_minutes(const HealthRecord& record);
  bool add_to_minute(const HealthRecord& record, std::int64_t minute, std::uint64_t units);
  Candidates candidates(std::int32_t day, HealthMeasure measure) const;
  double merged(std::int32_t day, HealthMeasure measure, const Candidates& from) const;
  bool total(std::int32_t day, HealthMeasure measure, double& value) const;

  MinuteStore minutes_;
  DaySums sums_;
  std::int32_t latest_day_ = kLastDay;
  std::array<Source, kMaxSources + 1> sources_{};  // from 1
  int source_count_ = 0;
  std::array<std::uint8_t, kMaxSources> ranking_{};
  std::array<bool, kDays> has_day_{};
};

}  // namespace liopep::engine

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace liopep::engine {

/// What the import adds up by day. Distance: by own power (on foot, by wheelchair, cycling,
/// swimming). Active energy: above rest. Active minutes: exercise minutes of the source's own
/// definition.
enum class HealthType : std::uint8_t { steps, distance, active_energy, flights, active_minutes };
inline constexpr int kHealthTypeCount = 5;

/// The totals of one local day; what nobody measured is missing, not zero.
struct HealthDay {
  std::int32_t day = 0;        ///< days since 1970-01-01, the record's own local date
  std::uint32_t measured = 0;  ///< bit of a HealthType: there is a total
  /// Steps, metres, kilocalories, flights, minutes.
  std::array<double, kHealthTypeCount> total{};
};

/// What a file is, told by its first bytes.
enum class ImportFormat : std::uint8_t {
  unknown,
  apple_health,     ///< export.xml
  google_fit_csv,   ///< Takeout: daily activity metrics, one row a day
  google_fit_json,  ///< Takeout: the data points of one source
  fit,
  tcx,
  gpx,
  zip,      ///< see import_zip.h
  sqlite,   ///< the program that calls reads the tables and says the records
  ignored,  ///< of a known maker, holds no totals
};

/// Why an import was refused; the page has words for each.
enum class ImportFault : std::uint8_t {
  none,
  unknown_format,
  encoding,  ///< not UTF-8
  entity,    ///< an entity that XML does not predefine
  syntax,    ///< not what the format allows
  cut_off,   ///< ends too early
  too_long,  ///< a name, tag or line beyond the limit
  too_deep,  ///< nested beyond the limit
  date,      ///< no date, or an absurd one
  value,     ///< no number, or an absurd one
  unit,      ///< a unit that is not known
  checksum,  ///< damaged
  too_much,  ///< more days or sources than fit
  no_time,   ///< no times, so no days
  zip_bomb,  ///< unpacks to more than is sane
  no_data,   ///< nothing of it is here
};

/// The first fault and its place. Zero where a format has no lines or records.
struct ImportProblem {
  ImportFault fault = ImportFault::none;
  std::uint64_t byte = 0;  ///< from 0, of the file (unpacked)
  std::uint64_t line = 0;
  std::uint64_t record = 0;
  std::array<char, 160> reason{};  ///< English, with what would be right
};

/// From `from_utc_s` on, local time is this far ahead of UTC. For formats that say only UTC.
struct ZoneSpan {
  std::int64_t from_utc_s = 0;
  std::int32_t offset_s = 0;
};
inline constexpr int kMaxZoneSpans = 512;

/// What is measured, finer than what is shown: overlap is looked for within each.
enum class HealthMeasure : std::uint8_t {
  steps,
  distance_on_foot,
  distance_cycling,
  distance_other,
  active_energy,
  flights,
  active_minutes,
};
inline constexpr int kHealthMeasureCount = 7;

/// Who measured, best first. A day summary counts only where no record does.
enum class SourceKind : std::uint8_t { watch, phone, other, day_summary };

/// One measurement; times are seconds since 1970 by the local clock.
struct HealthRecord {
  HealthMeasure measure = HealthMeasure::steps;
  std::uint8_t source = 0;  ///< of HealthLedger::source
  std::int64_t start_s = 0;
  std::int64_t end_s = 0;
  double value = 0;  ///< steps, metres, kilocalories, flights, minutes
};

}  // namespace liopep::engine

#pragma once

#include <string_view>

#include "liopep/import.h"

namespace liopep::engine {

/// A table of Android's Health Connect export that holds something to add up. Each row has
/// start_time and end_time (milliseconds since 1970 UTC), start_zone_offset (seconds),
/// app_info_id and device_info_id.
struct HealthConnectTable {
  std::string_view table;
  /// What of a row is the value; of `r`, the table's short name in a query.
  std::string_view value;
  HealthMeasure measure;
};

/// Energy is kept in small calories. Active minutes are those of exercise sessions.
inline constexpr HealthConnectTable kHealthConnectTables[] = {
    {"steps_record_table", "r.count", HealthMeasure::steps},
    {"distance_record_table", "r.distance", HealthMeasure::distance_other},
    {"active_calories_burned_record_table", "r.energy / 1000.0", HealthMeasure::active_energy},
    {"floors_climbed_record_table", "r.floors", HealthMeasure::flights},
    {"exercise_session_record_table", "(r.end_time - r.start_time) / 60000.0",
     HealthMeasure::active_minutes},
};
inline constexpr int kHealthConnectTableCount = 5;

/// Who measured, by Health Connect's number for a kind of device (Device.DEVICE_TYPE_*).
inline SourceKind health_connect_source(int device_type) {
  switch (device_type) {
    case 1:  // watch
    case 5:  // ring
    case 6:  // fitness band
      return SourceKind::watch;
    case 2:
      return SourceKind::phone;
    default:
      return SourceKind::other;
  }
}

}  // namespace liopep::engine

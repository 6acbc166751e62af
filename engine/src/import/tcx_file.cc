#include "import/tcx_file.h"

#include "import/decimal.h"

namespace liopep::engine {

void TcxFile::begin() {
  scanner_.begin();
  lap_depth_ = kNowhere;
  field_ = nullptr;
}

double* TcxFile::field(std::string_view name, int depth) {
  if (depth == lap_depth_ + 1) {
    if (name == "TotalTimeSeconds") return &lap_.seconds;
    if (name == "DistanceMeters") return &lap_.metres;
    if (name == "Calories") return &lap_.kilocalories;
  }
  return name == "Steps" ? &lap_.steps : nullptr;
}

bool TcxFile::start(XmlTag& tag, int depth) {
  if (depth == 0 && tag.name() != "TrainingCenterDatabase") {
    scanner_.refuse(ImportFault::syntax, "is not TrainingCenterDatabase, so no TCX", tag.name());
    return false;
  }
  if (lap_depth_ == kNowhere) {
    if (tag.name() == "Activity") {
      const std::string_view sport = tag.attribute("Sport");
      distance_ = sport == "Running"  ? HealthMeasure::distance_on_foot
                  : sport == "Biking" ? HealthMeasure::distance_cycling
                                      : HealthMeasure::distance_other;
    }
    // Courses and workouts have laps too; those were planned, not done.
    if (tag.name() == "Lap" && !tag.attribute("StartTime").empty()) {
      lap_depth_ = depth;
      return start_lap(tag);
    }
    return true;
  }
  field_ = field(tag.name(), depth);
  number_.clear();
  return true;
}

bool TcxFile::start_lap(const XmlTag& tag) {
  lap_ = {};
  const std::string_view written = tag.attribute("StartTime");
  WrittenTime time;
  if (!read_time(written, time)) {
    scanner_.refuse(ImportFault::date, "is not a StartTime such as 2024-01-31T08:05:59Z", written);
    return false;
  }
  const bool is_local = !time.has_offset || time.offset_s != 0;
  lap_.start_s = is_local ? time.clock_s : zones_.local(time.clock_s);
  return true;
}

void TcxFile::text(std::string_view piece) {
  if (field_ != nullptr) number_.append(piece);
}

bool TcxFile::end(std::string_view name, int depth) {
  if (field_ != nullptr) {
    if (number_.too_long() || !read_decimal(number_.trimmed(), *field_) || *field_ < 0) {
      scanner_.refuse(ImportFault::value, "is not a number from 0", number_.view());
      return false;
    }
    field_ = nullptr;
  }
  if (depth != lap_depth_ || name != "Lap") return true;
  lap_depth_ = kNowhere;
  return end_lap();
}

bool TcxFile::end_lap() {
  return add(HealthMeasure::active_minutes, lap_.seconds / 60) && add(distance_, lap_.metres) &&
         add(HealthMeasure::active_energy, lap_.kilocalories) &&
         add(HealthMeasure::steps, lap_.steps);
}

bool TcxFile::add(HealthMeasure measure, double value) {
  if (value < 0) return true;
  // Absurd times are the ledger's to refuse; here the number only has to fit.
  const double seconds = lap_.seconds > 0 ? (lap_.seconds < 1e7 ? lap_.seconds : 1e7) : 0;
  const Refusal refusal = ledger_.add({.measure = measure,
                                       .source = ledger_.source("tcx", SourceKind::watch),
                                       .start_s = lap_.start_s,
                                       .end_s = lap_.start_s + static_cast<std::int64_t>(seconds),
                                       .value = value});
  if (refusal.fault == ImportFault::none) return true;
  scanner_.refuse(refusal.fault, refusal.reason, "lap");
  return false;
}

}  // namespace liopep::engine

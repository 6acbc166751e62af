#include "import/gpx_file.h"

#include "geometry/trigonometry.h"
#include "import/decimal.h"
#include "import/problem_text.h"

namespace liopep::engine {
namespace {

constexpr double kMetresPerDegree = 111194.926645;  // of a sphere of 6371008.8 m (IUGG mean radius)
constexpr std::int64_t kPauseSeconds = 300;
constexpr double kFastest = 100;  // m/s

/// In a plane that touches the earth between the two: right to a part in a thousand within
/// some hundred kilometres, where points of a track are.
double metres_between(double latitude_a, double longitude_a, double latitude_b,
                      double longitude_b) {
  double east = longitude_b - longitude_a;
  if (east > 180) east -= 360;
  if (east < -180) east += 360;
  east *= static_cast<double>(cosine(static_cast<float>((latitude_a + latitude_b) / 2)));
  const double north = latitude_b - latitude_a;
  return __builtin_sqrt(east * east + north * north) * kMetresPerDegree;
}

}  // namespace

void GpxFile::begin() {
  scanner_.begin();
  problem_ = {};
  in_point_ = in_time_ = has_before_ = any_point_ = any_time_ = false;
}

bool GpxFile::start(XmlTag& tag, int depth) {
  if (depth == 0 && tag.name() != "gpx") {
    scanner_.refuse(ImportFault::syntax, "is not gpx", tag.name());
    return false;
  }
  if (tag.name() == "trkseg") has_before_ = false;
  if (tag.name() == "trkpt") return start_point(tag);
  if (in_point_ && tag.name() == "time") {
    in_time_ = true;
    time_.clear();
  }
  return true;
}

bool GpxFile::start_point(const XmlTag& tag) {
  point_ = {};
  const bool understood = read_decimal(tag.attribute("lat"), point_.latitude_deg) &&
                          read_decimal(tag.attribute("lon"), point_.longitude_deg);
  if (!understood || point_.latitude_deg < -90 || point_.latitude_deg > 90 ||
      point_.longitude_deg < -180 || point_.longitude_deg > 180) {
    scanner_.refuse(ImportFault::value, "needs lat from -90 to 90 and lon from -180 to 180",
                    "trkpt");
    return false;
  }
  in_point_ = any_point_ = true;
  return true;
}

void GpxFile::text(std::string_view piece) {
  if (in_time_) time_.append(piece);
}

bool GpxFile::end(std::string_view name, int) {
  if (in_time_) {
    in_time_ = false;
    return end_time();
  }
  if (!in_point_ || name != "trkpt") return true;
  in_point_ = false;
  return end_point();
}

bool GpxFile::end_time() {
  WrittenTime time;
  if (!read_time(time_.trimmed(), time)) {
    scanner_.refuse(ImportFault::date, "is not a time such as 2024-01-31T08:05:59Z",
                    time_.trimmed());
    return false;
  }
  const bool is_local = !time.has_offset || time.offset_s != 0;
  point_.time_s = is_local ? time.clock_s : zones_.local(time.clock_s);
  point_.has_time = any_time_ = true;
  return true;
}

bool GpxFile::end_point() {
  if (!point_.has_time) return true;
  const Point before = before_;
  const bool has_before = has_before_;
  if (has_before && point_.time_s < before.time_s) {
    scanner_.refuse(ImportFault::date, "lies before the point that precedes it", "time");
    return false;
  }
  if (!has_before) {
    before_ = point_;
    has_before_ = true;
    return true;
  }
  const std::int64_t seconds = point_.time_s - before.time_s;
  const double metres = metres_between(before.latitude_deg, before.longitude_deg,
                                       point_.latitude_deg, point_.longitude_deg);
  const bool is_pause = seconds > kPauseSeconds;
  const bool is_leap = metres > kFastest * static_cast<double>(seconds > 0 ? seconds : 1);
  const bool ok = (is_pause || is_leap ||
                   (add(HealthMeasure::distance_other, metres) &&
                    add(HealthMeasure::active_minutes, static_cast<double>(seconds) / 60)));
  before_ = point_;
  return ok;
}

bool GpxFile::add(HealthMeasure measure, double value) {
  const Refusal refusal = ledger_.add({.measure = measure,
                                       .source = ledger_.source("gpx", SourceKind::watch),
                                       .start_s = before_.time_s,
                                       .end_s = point_.time_s,
                                       .value = value});
  if (refusal.fault == ImportFault::none) return true;
  scanner_.refuse(refusal.fault, refusal.reason, "trkpt");
  return false;
}

bool GpxFile::finish() {
  if (!scanner_.finish()) return false;
  if (!any_point_ || any_time_) return true;
  problem_.fault = ImportFault::no_time;
  ProblemText(problem_.reason).say("the points have no times, so nobody can tell the day");
  return false;
}

}  // namespace liopep::engine

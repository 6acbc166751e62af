#include "import/google_fit_points.h"

#include "import/decimal.h"
#include "import/slice.h"

namespace liopep::engine {
namespace {

/// The root object, its list of points, a point.
constexpr int kRootDepth = 1;
constexpr int kPointDepth = 3;

bool measure_of(std::string_view type, HealthMeasure& measure) {
  if (type == "com.google.step_count.delta") {
    measure = HealthMeasure::steps;
  } else if (type == "com.google.distance.delta") {
    measure = HealthMeasure::distance_other;
  } else if (type == "com.google.active_minutes") {
    measure = HealthMeasure::active_minutes;
  } else {
    return false;
  }
  return true;
}

SourceKind kind_of(std::string_view stream) {
  const bool is_merged = begins_with(stream, "derived:") &&
                         stream.find("com.google.android.gms") != std::string_view::npos;
  return is_merged ? SourceKind::watch : SourceKind::other;
}

/// Nanoseconds since 1970, a number or a text of digits, in whole seconds.
bool read_seconds(std::string_view nanoseconds, std::int64_t& seconds) {
  if (nanoseconds.size() <= 9) return read_whole(nanoseconds, seconds) && (seconds = 0, true);
  return read_whole(slice(nanoseconds, 0, nanoseconds.size() - 9), seconds);
}

}  // namespace

void GoogleFitPoints::begin() {
  scanner_.begin();
  source_ = 0;
  point_ = {};
}

bool GoogleFitPoints::fail(ImportFault fault, std::string_view reason, std::string_view excerpt) {
  scanner_.refuse(fault, reason, excerpt);
  return false;
}

bool GoogleFitPoints::value(std::string_view key, std::string_view text, int depth) {
  if (depth == kRootDepth && key == "Data Source") source_ = ledger_.source(text, kind_of(text));
  if (depth < kPointDepth) return true;
  if (depth == kPointDepth) {
    if (key == "dataTypeName") point_.type.append(text);
    if (key == "startTimeNanos") point_.start_ns.append(text);
    if (key == "endTimeNanos") point_.end_ns.append(text);
  } else if (!point_.has_value && (key == "intVal" || key == "fpVal")) {
    if (!read_decimal(text, point_.value)) {
      return fail(ImportFault::value, "is not a number", text);
    }
    point_.has_value = true;
  }
  return true;
}

bool GoogleFitPoints::end(int depth) {
  if (depth != kPointDepth - 1) return true;
  const bool ok = end_point();
  point_ = {};
  return ok;
}

bool GoogleFitPoints::end_point() {
  HealthRecord record;
  if (!point_.has_value || !measure_of(point_.type.view(), record.measure)) return true;
  std::int64_t start_s = 0;
  std::int64_t end_s = 0;
  if (!read_seconds(point_.start_ns.view(), start_s)) {
    return fail(ImportFault::date, "is not a startTimeNanos", point_.start_ns.view());
  }
  if (!read_seconds(point_.end_ns.view(), end_s)) {
    return fail(ImportFault::date, "is not an endTimeNanos", point_.end_ns.view());
  }
  if (source_ == 0) source_ = ledger_.source("Google Fit", SourceKind::other);
  record.source = source_;
  record.start_s = zones_.local(start_s);
  record.end_s = record.start_s + (end_s - start_s);
  record.value = point_.value;
  const Refusal refusal = ledger_.add(record);
  return refusal.fault == ImportFault::none ||
         fail(refusal.fault, refusal.reason, point_.start_ns.view());
}

}  // namespace liopep::engine

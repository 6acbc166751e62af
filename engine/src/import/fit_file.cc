#include "import/fit_file.h"

namespace liopep::engine {
namespace {

/// 1989-12-31 00:00 UTC, where FIT begins to count.
constexpr std::int64_t kFitEpoch = 631065600;
/// Smaller times count from when the device was switched on.
constexpr double kFirstRealTime = 0x10000000;
constexpr std::uint8_t kTimestamp = 253;

constexpr std::uint16_t kSession = 18;
constexpr std::uint16_t kRecord = 20;
constexpr std::uint16_t kActivity = 34;
constexpr std::uint16_t kMonitoring = 55;
constexpr std::uint16_t kMonitoringInfo = 103;

constexpr int kWalking = 6;
constexpr int kRunning = 1;

bool is_on_foot(int sport) {
  return sport == 1 || sport == 11 || sport == 17;  // running, walking, hiking
}

bool by_own_power(int sport) {
  // alpine skiing, snowboarding, flying, motorcycling, boating, driving, snowmobiling
  constexpr int kCarried[] = {13, 14, 20, 22, 23, 24, 36};
  for (const int carried : kCarried) {
    if (sport == carried) return false;
  }
  return true;
}

double larger(double a, double b) {
  return a > b ? a : b;
}

}  // namespace

void FitFile::begin() {
  scanner_.begin();
  has_clock_ = has_records_ = has_monitored_ = false;
  session_count_ = 0;
  monitor_time_ = 0;
}

std::int64_t FitFile::local(std::int64_t utc_s) const {
  return has_clock_ ? utc_s + clock_offset_s_ : zones_.local(utc_s);
}

bool FitFile::message(const FitMessage& message) {
  switch (message.global) {
    case kSession:
      return take_session(message);
    case kRecord:
      take_record(message);
      return true;
    case kActivity:
      take_clock(message, 5);
      return true;
    case kMonitoringInfo:
      take_clock(message, 0);
      return true;
    case kMonitoring:
      return take_monitoring(message);
    default:
      return true;
  }
}

/// The device's own clock beside UTC.
void FitFile::take_clock(const FitMessage& message, std::uint8_t local_field) {
  if (!message.has[kTimestamp] || !message.has[local_field]) return;
  const std::int64_t offset = static_cast<std::int64_t>(message.value[local_field]) -
                              static_cast<std::int64_t>(message.value[kTimestamp]);
  if (offset < -86400 || offset > 86400) return;
  has_clock_ = true;
  clock_offset_s_ = offset;
}

bool FitFile::take_session(const FitMessage& message) {
  if (session_count_ == kMaxSessions) {
    scanner_.refuse(ImportFault::too_much, "more than 64 sessions in one file");
    return false;
  }
  const double start = message.get(2);
  if (start < kFirstRealTime) {
    scanner_.refuse(ImportFault::date, "a session without the time of its start");
    return false;
  }
  const int sport = message.has[5] ? static_cast<int>(message.value[5]) : 0;
  Session& session = sessions_[session_count_++];
  session = {};
  session.start_utc_s = kFitEpoch + static_cast<std::int64_t>(start);
  session.elapsed_s = message.get(7, .001);
  session.timer_s = message.get(8, .001);
  session.metres = message.get(9, .01);
  session.kilocalories = message.get(11);
  // Cycles of somebody on foot are strides: two steps.
  if (is_on_foot(sport)) session.steps = message.get(10, 2);
  session.by_own_power = by_own_power(sport);
  session.distance = is_on_foot(sport) ? HealthMeasure::distance_on_foot
                     : sport == 2      ? HealthMeasure::distance_cycling
                                       : HealthMeasure::distance_other;
  return true;
}

void FitFile::take_record(const FitMessage& message) {
  const double time = message.get(kTimestamp);
  if (time < kFirstRealTime) return;
  const std::int64_t utc_s = kFitEpoch + static_cast<std::int64_t>(time);
  if (!has_records_) {
    recorded_ = {};
    recorded_.start_utc_s = utc_s;
    has_records_ = true;
  }
  recorded_.elapsed_s =
      larger(recorded_.elapsed_s, static_cast<double>(utc_s - recorded_.start_utc_s));
  recorded_.timer_s = recorded_.elapsed_s;
  recorded_.metres = larger(recorded_.metres, message.get(5, .01));
}

/// Totals run since midnight, so the largest of the day is the day's. Times may be 16 bits that
/// count on from the last whole one.
bool FitFile::take_monitoring(const FitMessage& message) {
  if (message.has[kTimestamp]) {
    monitor_time_ = message.value[kTimestamp];
  } else if (message.has[26]) {
    monitor_time_ += (message.value[26] - monitor_time_) & 0xFFFF;
  }
  int type = message.has[5] ? static_cast<int>(message.value[5]) : -1;
  if (type < 0 && message.has[24]) type = static_cast<int>(message.value[24] & 0x1F);
  if (monitor_time_ < static_cast<std::uint32_t>(kFirstRealTime) || type < 0) return true;
  // What is said at midnight is said of the day that ends.
  const std::int32_t day = day_of(local(kFitEpoch + monitor_time_) - 1);
  if (has_monitored_ && day != monitored_day_ && !add_monitored_day()) return false;
  if (!has_monitored_) running_ = {};
  has_monitored_ = true;
  monitored_day_ = day;
  Running& running = running_[type % kActivityTypes];
  if (type == kWalking || type == kRunning) running.steps = larger(running.steps, message.get(3));
  running.metres = larger(running.metres, message.get(2, .01));
  running.kilocalories = larger(running.kilocalories, message.get(19));
  return true;
}

bool FitFile::add_monitored_day() {
  has_monitored_ = false;
  const std::int64_t start_s = monitored_day_ * kDaySeconds;
  const std::int64_t end_s = start_s + kDaySeconds;
  for (const Running& running : running_) {
    if (!add(HealthMeasure::steps, running.steps, start_s, end_s, SourceKind::day_summary) ||
        !add(HealthMeasure::distance_on_foot, running.metres, start_s, end_s,
             SourceKind::day_summary) ||
        !add(HealthMeasure::active_energy, running.kilocalories, start_s, end_s,
             SourceKind::day_summary)) {
      return false;
    }
  }
  return true;
}

bool FitFile::file_end() {
  if (has_monitored_ && !add_monitored_day()) return false;
  for (int i = 0; i < session_count_; ++i) {
    if (!add_session(sessions_[i])) return false;
  }
  if (session_count_ == 0 && has_records_ && !add_session(recorded_)) return false;
  session_count_ = 0;
  has_records_ = false;
  has_clock_ = false;
  return true;
}

bool FitFile::add_session(const Session& session) {
  const std::int64_t start_s = local(session.start_utc_s);
  const double longest = larger(0, larger(session.elapsed_s, session.timer_s));
  const std::int64_t end_s = start_s + static_cast<std::int64_t>(longest);
  const double metres = session.by_own_power ? session.metres : -1;
  return add(session.distance, metres, start_s, end_s, SourceKind::watch) &&
         add(HealthMeasure::steps, session.steps, start_s, end_s, SourceKind::watch) &&
         add(HealthMeasure::active_energy, session.kilocalories, start_s, end_s,
             SourceKind::watch) &&
         add(HealthMeasure::active_minutes, session.timer_s / 60, start_s, end_s,
             SourceKind::watch);
}

bool FitFile::add(HealthMeasure measure, double value, std::int64_t start_s, std::int64_t end_s,
                  SourceKind kind) {
  if (value < 0) return true;
  const Refusal refusal = ledger_.add({.measure = measure,
                                       .source = ledger_.source("fit", kind),
                                       .start_s = start_s,
                                       .end_s = end_s,
                                       .value = value});
  if (refusal.fault == ImportFault::none) return true;
  scanner_.refuse(refusal.fault, refusal.reason);
  return false;
}

}  // namespace liopep::engine

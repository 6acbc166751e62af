#include "import/health_ledger.h"

namespace liopep::engine {
namespace {

constexpr std::int64_t kLongestRecordSeconds = 7 * kDaySeconds;
constexpr std::uint16_t kMostUnits = 65534;

/// Of each measure: how finely a minute is kept, and the most that one record is believed.
struct Limit {
  double units_per_one = 1;
  double most = 0;
};
constexpr std::array<Limit, kHealthMeasureCount> kLimits = {{
    {1, 1'000'000},    // steps
    {10, 2'000'000},   // metres
    {10, 2'000'000},   //
    {10, 2'000'000},   //
    {100, 100'000},    // kilocalories
    {100, 20'000},     // flights
    {1000, 7 * 1440},  // minutes
}};

constexpr std::array<HealthType, kHealthMeasureCount> kTypeOf = {
    HealthType::steps,         HealthType::distance,      HealthType::distance,
    HealthType::distance,      HealthType::active_energy, HealthType::flights,
    HealthType::active_minutes};

constexpr int index_of(HealthMeasure measure) {
  return static_cast<int>(measure);
}

/// FNV-1a.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash;
}

}  // namespace

void HealthLedger::clear() {
  minutes_.clear();
  sums_.clear();
  source_count_ = 0;
  has_day_.fill(false);
}

std::uint8_t HealthLedger::source(std::string_view name, SourceKind kind) {
  const std::uint64_t hash = hash_of(name);
  for (int i = 1; i <= source_count_; ++i) {
    if (sources_[i].name_hash == hash && sources_[i].kind == kind) {
      return static_cast<std::uint8_t>(i);
    }
  }
  if (source_count_ == kMaxSources) return 0;
  ++source_count_;
  sources_[source_count_] = {};
  sources_[source_count_].name_hash = hash;
  sources_[source_count_].kind = kind;
  return static_cast<std::uint8_t>(source_count_);
}

Refusal HealthLedger::check(const HealthRecord& record) const {
  if (record.source == 0 || record.source > source_count_) {
    return {ImportFault::too_much, "more than 127 different sources"};
  }
  if (record.end_s < record.start_s) return {ImportFault::date, "ends before it begins"};
  if (record.end_s - record.start_s > kLongestRecordSeconds) {
    return {ImportFault::date, "one measurement lasts more than seven days"};
  }
  if (record.start_s < kFirstDay * kDaySeconds) return {ImportFault::date, "is before 1990"};
  if (record.start_s >= (latest_day_ + std::int64_t{1}) * kDaySeconds ||
      record.end_s > (latest_day_ + std::int64_t{1}) * kDaySeconds) {
    return {ImportFault::date, "lies in the future"};
  }
  // Written so that not-a-number is refused too.
  if (!(record.value >= 0)) return {ImportFault::value, "must not be below zero"};
  if (!(record.value <= kLimits[index_of(record.measure)].most)) {
    return {ImportFault::value, "is more than anybody does"};
  }
  return {};
}

Refusal HealthLedger::add(const HealthRecord& record) {
  if (const Refusal refusal = check(record); refusal.fault != ImportFault::none) return refusal;
  const bool is_summary = sources_[record.source].kind == SourceKind::day_summary;
  if (!add_to_days(record) || (!is_summary && !add_to_minutes(record))) {
    return {ImportFault::too_much, "more days than can be added up at once"};
  }
  return {};
}

bool HealthLedger::add_to_days(const HealthRecord& record) {
  const std::int64_t length_s = record.end_s - record.start_s;
  std::int64_t at_s = record.start_s;
  do {
    const std::int32_t day = day_of(at_s);
    const std::int64_t day_end_s = (day + std::int64_t{1}) * kDaySeconds;
    const std::int64_t until_s = record.end_s < day_end_s ? record.end_s : day_end_s;
    const double part =
        until_s == record.end_s && at_s == record.start_s
            ? record.value
            : record.value * static_cast<double>(until_s - at_s) / static_cast<double>(length_s);
    if (!sums_.add({day, record.measure, record.source}, part)) return false;
    has_day_[day - kFirstDay] = true;
    at_s = until_s;
  } while (at_s < record.end_s);
  return true;
}

/// The sum of the minutes is the record's amount to the unit, rests are carried to the next one.
bool HealthLedger::add_to_minutes(const HealthRecord& record) {
  double& rest = sources_[record.source].unit_rest[index_of(record.measure)];
  const double exact = record.value * kLimits[index_of(record.measure)].units_per_one + rest;
  const auto all = static_cast<std::uint64_t>(exact + .5);
  rest = exact - static_cast<double>(all);
  const std::int64_t length_s = record.end_s - record.start_s;
  const std::int64_t last_s = length_s > 0 ? record.end_s - 1 : record.start_s;
  std::uint64_t before = 0;
  for (std::int64_t minute = record.start_s / 60; minute <= last_s / 60; ++minute) {
    const std::int64_t until_s = (minute + 1) * 60;
    std::uint64_t so_far = all;
    if (until_s < record.end_s) {
      so_far = all * static_cast<std::uint64_t>(until_s - record.start_s) /
               static_cast<std::uint64_t>(length_s);
    }
    if (!add_to_minute(record, minute, so_far - before)) return false;
    before = so_far;
  }
  return true;
}

bool HealthLedger::add_to_minute(const HealthRecord& record, std::int64_t minute,
                                 std::uint64_t units) {
  const std::int64_t since = minute - kFirstDay * (kDaySeconds / 60);
  QuarterMinutes* quarter = minutes_.at(
      {static_cast<std::uint32_t>(since / kMinutesPerQuarter), record.measure, record.source});
  if (quarter == nullptr) return false;
  std::uint16_t& kept = (*quarter)[since % kMinutesPerQuarter];
  if (kept == 0) {
    kept = 1;
    ++sources_[record.source].minutes;
  }
  const std::uint64_t sum = kept + units;
  kept = static_cast<std::uint16_t>(sum <= kMostUnits ? sum : kMostUnits);
  return true;
}

void HealthLedger::close() {
  const auto better = [this](std::uint8_t a, std::uint8_t b) {
    if (sources_[a].kind != sources_[b].kind) return sources_[a].kind < sources_[b].kind;
    if (sources_[a].minutes != sources_[b].minutes) {
      return sources_[a].minutes > sources_[b].minutes;
    }
    return a < b;
  };
  for (int i = 0; i < source_count_; ++i) {
    const auto source = static_cast<std::uint8_t>(i + 1);
    int at = i;
    for (; at > 0 && better(source, ranking_[at - 1]); --at) ranking_[at] = ranking_[at - 1];
    ranking_[at] = source;
  }
}

HealthLedger::Candidates HealthLedger::candidates(std::int32_t day, HealthMeasure measure) const {
  Candidates found;
  for (int i = 0; i < source_count_; ++i) {
    const std::uint8_t source = ranking_[i];
    // Summaries come last: they count only when nothing else is there, and then one of them.
    if (sources_[source].kind == SourceKind::day_summary && found.count > 0) break;
    if (sums_.find({day, measure, source}) != nullptr) found.sources[found.count++] = source;
  }
  return found;
}

double HealthLedger::merged(std::int32_t day, HealthMeasure measure, const Candidates& from) const {
  std::array<std::uint64_t, kMaxSources> all{};
  std::array<std::uint64_t, kMaxSources> chosen{};
  std::array<std::uint32_t, kMaxSources> all_minutes{};
  std::array<std::uint32_t, kMaxSources> chosen_minutes{};
  const std::uint32_t first = static_cast<std::uint32_t>(day - kFirstDay) * kQuartersPerDay;
  for (std::uint32_t quarter = first; quarter < first + kQuartersPerDay; ++quarter) {
    std::uint32_t taken = 0;  // bit of a minute: a better source measured it
    for (int i = 0; i < from.count; ++i) {
      const QuarterMinutes* minutes = minutes_.find({quarter, measure, from.sources[i]});
      if (minutes == nullptr) continue;
      for (int minute = 0; minute < kMinutesPerQuarter; ++minute) {
        const std::uint16_t kept = (*minutes)[minute];
        if (kept == 0) continue;
        all[i] += kept - 1U;
        ++all_minutes[i];
        if ((taken >> minute & 1) != 0) continue;
        taken |= 1U << minute;
        chosen[i] += kept - 1U;
        ++chosen_minutes[i];
      }
    }
  }
  double value = 0;
  for (int i = 0; i < from.count; ++i) {
    const double sum = *sums_.find({day, measure, from.sources[i]});
    // Without amounts that show in units, parted by time.
    const double part = all[i] > 0
                            ? static_cast<double>(chosen[i]) / static_cast<double>(all[i])
                            : static_cast<double>(chosen_minutes[i]) /
                                  static_cast<double>(all_minutes[i] > 0 ? all_minutes[i] : 1);
    value += sum * part;
  }
  return value;
}

bool HealthLedger::total(std::int32_t day, HealthMeasure measure, double& value) const {
  const Candidates from = candidates(day, measure);
  if (from.count == 0) return false;
  const bool is_summary = sources_[from.sources[0]].kind == SourceKind::day_summary;
  value = from.count == 1 || is_summary ? *sums_.find({day, measure, from.sources[0]})
                                        : merged(day, measure, from);
  return true;
}

bool HealthLedger::next_day(std::int32_t day, HealthDay& found) const {
  int index = day > kFirstDay ? day - kFirstDay : 0;
  while (index < kDays && !has_day_[index]) ++index;
  if (index >= kDays) return false;
  found = {};
  found.day = kFirstDay + index;
  for (int i = 0; i < kHealthMeasureCount; ++i) {
    double value = 0;
    if (!total(found.day, static_cast<HealthMeasure>(i), value)) continue;
    const int type = static_cast<int>(kTypeOf[i]);
    found.measured |= 1U << type;
    found.total[type] += value;
  }
  return true;
}

}  // namespace liopep::engine

#include "import/apple_health.h"

#include <array>

#include "import/decimal.h"
#include "import/slice.h"

namespace liopep::engine {
namespace {

constexpr std::string_view kTypePrefix = "HKQuantityTypeIdentifier";

struct AppleType {
  std::string_view name;
  HealthMeasure measure;
};

/// By own power: sliding down a hill is not moving oneself.
constexpr AppleType kTypes[] = {
    {"StepCount", HealthMeasure::steps},
    {"DistanceWalkingRunning", HealthMeasure::distance_on_foot},
    {"ActiveEnergyBurned", HealthMeasure::active_energy},
    {"FlightsClimbed", HealthMeasure::flights},
    {"AppleExerciseTime", HealthMeasure::active_minutes},
    {"DistanceCycling", HealthMeasure::distance_cycling},
    {"DistanceSwimming", HealthMeasure::distance_other},
    {"DistanceWheelchair", HealthMeasure::distance_on_foot},
    {"DistanceRowing", HealthMeasure::distance_other},
    {"DistancePaddleSports", HealthMeasure::distance_other},
    {"DistanceSkatingSports", HealthMeasure::distance_other},
    {"DistanceCrossCountrySkiing", HealthMeasure::distance_other},
};

const AppleType* find_type(std::string_view identifier) {
  if (!begins_with(identifier, kTypePrefix)) return nullptr;
  identifier.remove_prefix(kTypePrefix.size());
  for (const AppleType& type : kTypes) {
    if (type.name == identifier) return &type;
  }
  return nullptr;
}

struct Unit {
  std::string_view name;
  double factor;
};
constexpr Unit kDistances[] = {{"km", 1000},  {"m", 1},    {"mi", 1609.344}, {"yd", .9144},
                               {"ft", .3048}, {"cm", .01}, {"in", .0254}};
constexpr Unit kEnergies[] = {
    {"kcal", 1}, {"Cal", 1}, {"kJ", 1 / 4.184}, {"cal", .001}, {"J", .001 / 4.184}};
constexpr Unit kTimes[] = {{"min", 1}, {"s", 1. / 60}, {"hr", 60}};
constexpr Unit kCounts[] = {{"count", 1}};

template <std::size_t N>
double find_unit(const Unit (&units)[N], std::string_view name) {
  for (const Unit& unit : units) {
    if (unit.name == name) return unit.factor;
  }
  return 0;
}

bool contains(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

/// The device says it best; exports of old systems have only the source's name.
SourceKind kind_of(std::string_view name, std::string_view device) {
  if (contains(device, "model:Watch") || contains(device, "hardware:Watch")) {
    return SourceKind::watch;
  }
  if (contains(device, "model:iPhone") || contains(device, "hardware:iPhone")) {
    return SourceKind::phone;
  }
  if (contains(name, "Watch")) return SourceKind::watch;
  if (contains(name, "iPhone") || contains(name, "Phone")) return SourceKind::phone;
  return SourceKind::other;
}

std::uint64_t hash_of(std::string_view text, std::uint64_t hash) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash;
}

/// The attributes of a Record that matter.
struct RecordAttributes {
  std::string_view unit, value, source, device, start, end;

  void take(const XmlAttribute& attribute) {
    if (attribute.name == "unit") unit = attribute.value;
    if (attribute.name == "value") value = attribute.value;
    if (attribute.name == "sourceName") source = attribute.value;
    if (attribute.name == "device") device = attribute.value;
    if (attribute.name == "startDate") start = attribute.value;
    if (attribute.name == "endDate") end = attribute.value;
  }
};

}  // namespace

double factor_of(HealthMeasure measure, std::string_view unit) {
  switch (measure) {
    case HealthMeasure::distance_on_foot:
    case HealthMeasure::distance_cycling:
    case HealthMeasure::distance_other:
      return find_unit(kDistances, unit);
    case HealthMeasure::active_energy:
      return find_unit(kEnergies, unit);
    case HealthMeasure::active_minutes:
      return find_unit(kTimes, unit);
    case HealthMeasure::steps:
    case HealthMeasure::flights:
      break;
  }
  return find_unit(kCounts, unit);
}

void AppleHealthFile::begin() {
  scanner_.begin();
  last_source_ = 0;
}

bool AppleHealthFile::start(XmlTag& tag, int depth) {
  if (depth == 0) {
    if (tag.name() == "HealthData") return true;
    return refuse(ImportFault::syntax, "is not HealthData, so no export of Apple Health",
                  tag.name());
  }
  if (depth != 1) return true;
  if (tag.name() == "Record") {
    const AppleType* type = find_type(tag.attribute("type"));
    return type == nullptr || record(tag, type->measure);
  }
  return tag.name() != "ActivitySummary" || summary(tag);
}

bool AppleHealthFile::record(XmlTag& tag, HealthMeasure measure) {
  RecordAttributes said;
  XmlAttribute attribute;
  while (tag.next(attribute)) said.take(attribute);
  if (!tag.ok()) return false;
  WrittenTime start;
  WrittenTime end;
  if (!read_time(said.start, start) || !start.has_offset) {
    return refuse(ImportFault::date, "is not a startDate such as 2024-01-31 09:05:59 +0100",
                  said.start);
  }
  if (!read_time(said.end, end) || !end.has_offset) {
    return refuse(ImportFault::date, "is not an endDate such as 2024-01-31 09:05:59 +0100",
                  said.end);
  }
  const double factor = factor_of(measure, said.unit);
  if (factor == 0) return refuse(ImportFault::unit, "is not a unit that is known", said.unit);
  HealthRecord record{.measure = measure, .source = source_of(said.source, said.device)};
  if (!read_decimal(said.value, record.value)) {
    return refuse(ImportFault::value, "is not a number", said.value);
  }
  record.value *= factor;
  record.start_s = start.clock_s;
  // By the clock of the start, should the two be written in different zones.
  record.end_s = end.clock_s - end.offset_s + start.offset_s;
  const Refusal refusal = ledger_.add(record);
  return refusal.fault == ImportFault::none ||
         refuse(refusal.fault, refusal.reason,
                refusal.fault == ImportFault::value ? said.value : said.start);
}

/// Records of one source come in long rows.
std::uint8_t AppleHealthFile::source_of(std::string_view name, std::string_view device) {
  const std::uint64_t hash = hash_of(device, hash_of(name, 0xCBF29CE484222325U) * 31);
  if (hash != last_source_hash_ || last_source_ == 0) {
    last_source_hash_ = hash;
    last_source_ = ledger_.source(name, kind_of(name, device));
  }
  return last_source_;
}

bool AppleHealthFile::summary(XmlTag& tag) {
  std::string_view date, energy, unit, minutes;
  XmlAttribute attribute;
  while (tag.next(attribute)) {
    if (attribute.name == "dateComponents") date = attribute.value;
    if (attribute.name == "activeEnergyBurned") energy = attribute.value;
    if (attribute.name == "activeEnergyBurnedUnit") unit = attribute.value;
    if (attribute.name == "appleExerciseTime") minutes = attribute.value;
  }
  if (!tag.ok()) return false;
  std::int32_t day = 0;
  if (date.empty()) return true;
  if (!read_date(date, day)) {
    return refuse(ImportFault::date, "is not a date such as 2024-01-31", date);
  }
  // Apple writes a row for 1970 and the like where a watch was never worn; they hold nothing.
  if (day < kFirstDay) return true;
  const double factor = factor_of(HealthMeasure::active_energy, unit);
  if (!energy.empty() && factor == 0) {
    return refuse(ImportFault::unit, "is not a unit that is known", unit);
  }
  return add_summary(day, HealthMeasure::active_energy, energy, factor) &&
         add_summary(day, HealthMeasure::active_minutes, minutes, 1);
}

/// A ring at zero is what a day without a watch looks like: missing, not zero.
bool AppleHealthFile::add_summary(std::int32_t day, HealthMeasure measure, std::string_view value,
                                  double factor) {
  if (value.empty()) return true;
  HealthRecord record{.measure = measure,
                      .source = ledger_.source("ActivitySummary", SourceKind::day_summary),
                      .start_s = day * kDaySeconds,
                      .end_s = (day + 1) * kDaySeconds};
  if (!read_decimal(value, record.value)) {
    return refuse(ImportFault::value, "is not a number", value);
  }
  if (record.value == 0) return true;
  record.value *= factor;
  const Refusal refusal = ledger_.add(record);
  return refusal.fault == ImportFault::none || refuse(refusal.fault, refusal.reason, value);
}

}  // namespace liopep::engine

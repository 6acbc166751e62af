#include "content/measure_file.h"

#include "content/fields.h"
#include "content/measure_words.h"
#include "content/texts.h"

namespace liopep::engine {
namespace {

constexpr float kFurthest = 360;
constexpr std::string_view kNumberReason = "must be within -360 and 360";

PointSide read_point_side(JsonReader& reader) {
  return read_word<PointSide>(reader, kPointSideWords, "must be same, other or middle");
}

/// The fields that every measure may have, in front of those that its owner adds.
enum MeasureField { kKind, kSides, kFrom, kAt, kTo, kUnit, kFromSide, kToSide, kMeasureFields };

void read_measure_field(JsonReader& reader, int field, Measure& measure) {
  switch (field) {
    case kKind:
      measure.kind = read_word<MeasureKind>(
          reader, kMeasureKindWords,
          "must be angle, height, distance, spread, sideways, lean, turn, forward, bow or outward");
      return;
    case kSides:
      measure.sides =
          read_word<Sides>(reader, kSidesWords, "must be mean, least, most, own or other");
      return;
    case kFrom:
      measure.from = read_part(reader);
      return;
    case kAt:
      measure.at = read_part(reader);
      return;
    case kTo:
      measure.to = read_part(reader);
      return;
    case kUnit:
      measure.unit =
          read_word<BodyUnit>(reader, kBodyUnitWords, "must be torso, shoulders, leg, head or arm");
      return;
    case kFromSide:
      measure.from_side = read_point_side(reader);
      return;
    case kToSide:
      measure.to_side = read_point_side(reader);
      return;
    default:
      return;
  }
}

/// Faults for fields that this kind of measure lacks or has no use for.
template <std::size_t N>
void check_measure_fields(JsonReader& reader, const Fields<N>& fields, const Measure& measure) {
  const MeasureKind kind = measure.kind;
  const bool is_pair = kind == MeasureKind::spread;
  const bool is_bow = kind == MeasureKind::bow;
  const bool has_joint = is_pair || kind == MeasureKind::angle;
  const auto check = [&](MeasureField field, std::string_view name, bool wanted,
                         std::string_view missing, std::string_view unwanted) {
    if (fields.has(field) != wanted) reader.fail_at(name, wanted ? missing : unwanted);
  };
  fields.require(reader, 2);
  constexpr std::string_view kMissing = "is missing; only spread and bow do without";
  const std::string_view unwanted =
      is_bow ? "is not for bow, which measures the trunk"
             : "is not for spread, which measures between the left and the right \"at\"";
  check(kFrom, "from", !is_pair && !is_bow, kMissing, unwanted);
  check(kTo, "to", !is_pair && !is_bow, kMissing, unwanted);
  check(kAt, "at", has_joint, "is missing; angle and spread need it", "is for angle and spread");
  check(kUnit, "unit", !is_in_degrees(kind), "is missing: torso, shoulders, leg, head or arm",
        "is not for angle, lean, turn and bow, which are in degrees");
  const bool takes_sides = !is_pair && !is_bow && kind != MeasureKind::turn;
  if (fields.has(kFromSide) && !takes_sides) reader.fail_at("from_side", "is not for this kind");
  if (fields.has(kToSide) && (is_pair || is_bow)) reader.fail_at("to_side", "is not for this kind");
  if (kind == MeasureKind::turn && measure.from == BodyPart::head) {
    reader.fail_at("from", "must be a pair, such as ears or shoulders");
  }
}

}  // namespace

BodyPart read_part(JsonReader& reader) {
  return read_word<BodyPart>(reader, kBodyPartWords,
                             "must be head, shoulders, elbows, wrists, hips, knees, ankles, ears, "
                             "eyes, mouth, hands, pinkies, thumbs, heels or toes");
}

SignalMeasure read_signal_measure(JsonReader& reader) {
  static constexpr std::array<std::string_view, 10> kNames = {
      "kind", "sides", "from", "at", "to", "unit", "from_side", "to_side", "rest", "full"};
  SignalMeasure measure;
  Fields fields(kNames);
  reader.object([&](std::string_view key) {
    const int field = fields.find(reader, key);
    if (field < kMeasureFields) return read_measure_field(reader, field, measure);
    (field == kMeasureFields ? measure.rest : measure.full) =
        read_number(reader, -kFurthest, kFurthest, kNumberReason);
  });
  check_measure_fields(reader, fields, measure);
  if (!fields.has(8)) reader.fail_at("rest", "is missing");
  if (!fields.has(9)) reader.fail_at("full", "is missing");
  if (measure.rest == measure.full) reader.fail_at("full", "must differ from rest");
  return measure;
}

Check read_check(JsonReader& reader) {
  static constexpr std::array<std::string_view, 12> kNames = {
      "kind",      "sides",   "from",  "at",   "to",     "unit",
      "from_side", "to_side", "least", "most", "during", "cue"};
  static constexpr std::array<std::string_view, 3> kDuring = {"always", "moving", "full"};
  Check check;
  Fields fields(kNames);
  reader.object([&](std::string_view key) {
    const int field = fields.find(reader, key);
    if (field == 8) {
      check.least = read_number(reader, -kFurthest, kFurthest, kNumberReason);
    } else if (field == 9) {
      check.most = read_number(reader, -kFurthest, kFurthest, kNumberReason);
    } else if (field == 10) {
      check.during = read_word<During>(reader, kDuring, "must be always, moving or full");
    } else if (field == 11) {
      check_texts(reader);
    } else {
      read_measure_field(reader, field, check.measure);
    }
  });
  check_measure_fields(reader, fields, check.measure);
  if (!fields.has(8) && !fields.has(9)) reader.fail_at("least", "or most must be there");
  if (!fields.has(11)) reader.fail_at("cue", "is missing");
  if (check.least >= check.most) reader.fail_at("most", "must be above least");
  return check;
}

}  // namespace liopep::engine

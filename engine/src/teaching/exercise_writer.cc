#include "teaching/exercise_writer.h"

#include <string_view>

#include "content/measure_words.h"
#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

/// JSON that grows within a buffer.
class Json {
 public:
  Json(char* text, std::size_t capacity) : text_(text), capacity_(capacity) {}

  Json& add(std::string_view part) {
    for (const char letter : part) {
      if (length_ < capacity_) text_[length_] = letter;
      ++length_;
    }
    return *this;
  }
  Json& add(float number) {
    const bool is_negative = number < 0;
    auto thousandths = static_cast<std::uint32_t>(clamped(absolute(number), 0, 1e6F) * 1000 + 0.5F);
    if (is_negative && thousandths != 0) add("-");
    std::array<char, 12> digits{};
    std::size_t count = 0;
    for (std::uint32_t whole = thousandths / 1000; count == 0 || whole != 0; whole /= 10) {
      digits[count++] = static_cast<char>('0' + whole % 10);
    }
    while (count > 0) add(std::string_view(&digits[--count], 1));
    thousandths %= 1000;
    if (thousandths == 0) return *this;
    add(".");
    for (std::uint32_t unit = 100; unit > 0 && thousandths > 0; unit /= 10) {
      const char digit = static_cast<char>('0' + thousandths / unit);
      add(std::string_view(&digit, 1));
      thousandths %= unit;
    }
    return *this;
  }
  /// "name":
  Json& name(std::string_view name) { return add("\"").add(name).add("\":"); }
  Json& word(std::string_view word) { return add("\"").add(word).add("\""); }

  std::size_t length() const { return length_ <= capacity_ ? length_ : 0; }

 private:
  char* text_;
  std::size_t capacity_;
  std::size_t length_ = 0;
};

template <class Enum, std::size_t N>
std::string_view word_of(const std::array<std::string_view, N>& words, Enum value) {
  return words[static_cast<std::size_t>(value)];
}

constexpr std::array<std::string_view, kPositionCount> kPositionWords = {"standing", "seated",
                                                                         "wheelchair", "floor"};
constexpr std::array<std::string_view, 4> kSeatWords = {"none", "chair", "wheelchair", "floor"};
constexpr std::array<std::string_view, 5> kSideRuleWords = {"both", "either", "alternate", "left",
                                                            "right"};

/// What is the same for every taught movement; the page shows the name that its owner gave it.
constexpr std::string_view kTexts =
    R"("name":{"en":"Own move","sv":"Egen rörelse"},)"
    R"("summary":{"en":"A move that you taught.","sv":"En rörelse som du har lärt ut."},)"
    R"("instructions":{"en":"Do the move as you showed it.","sv":"Gör rörelsen som du visade den."},)"
    R"("cues":{"ready":{"en":"Go when you like.","sv":"Börja när du vill."},)"
    R"("half":{"en":"A little further","sv":"Lite längre"}},)"
    R"("met":{"code":"estimate","value":2.8,)"
    R"("source":"Estimate: near light calisthenics, 02024 of the 2024 Adult Compendium"},)";

void write_positions(Json& json, const Exercise& exercise) {
  json.name("positions").add("[").word(word_of(kPositionWords, exercise.position));
  for (int i = 0; i < kPositionCount; ++i) {
    const auto position = static_cast<Position>(i);
    if (position == exercise.position || (exercise.positions & bit_of(position)) == 0) continue;
    json.add(",").word(word_of(kPositionWords, position));
  }
  json.add("],");
}

void write_needs(Json& json, const Exercise& exercise) {
  json.name("needs").add("[");
  bool is_first = true;
  for (int i = 0; i < kBodyPartCount; ++i) {
    const auto part = static_cast<BodyPart>(i);
    if ((exercise.needs & bit_of(part)) == 0) continue;
    if (!is_first) json.add(",");
    json.word(word_of(kBodyPartWords, part));
    is_first = false;
  }
  json.add("],").name("sides_in_view");
  json.word(exercise.sides_in_view == SidesInView::both ? "both" : "either").add(",");
}

void write_measure(Json& json, const SignalMeasure& measure) {
  const MeasureKind kind = measure.kind;
  const bool is_spread = kind == MeasureKind::spread;
  const bool is_in_degrees =
      kind == MeasureKind::angle || kind == MeasureKind::lean || kind == MeasureKind::turn;
  json.add("{").name("kind").word(word_of(kMeasureKindWords, kind)).add(",");
  if (!is_spread) {
    json.name("from").word(word_of(kBodyPartWords, measure.from)).add(",");
    json.name("to").word(word_of(kBodyPartWords, measure.to)).add(",");
  }
  if (is_spread || kind == MeasureKind::angle) {
    json.name("at").word(word_of(kBodyPartWords, measure.at)).add(",");
  }
  if (!is_spread && kind != MeasureKind::turn) {
    json.name("from_side").word(word_of(kPointSideWords, measure.from_side)).add(",");
    json.name("to_side").word(word_of(kPointSideWords, measure.to_side)).add(",");
  }
  if (!is_in_degrees) json.name("unit").word(word_of(kBodyUnitWords, measure.unit)).add(",");
  json.name("sides").word(word_of(kSidesWords, measure.sides)).add(",");
  json.name("rest").add(measure.rest).add(",");
  json.name("full").add(measure.full).add("}");
}

void write_signal(Json& json, const Exercise& exercise) {
  json.name("signal").add("{").name("combine").word("least").add(",").name("measures").add("[");
  for (int i = 0; i < exercise.measure_count; ++i) {
    if (i > 0) json.add(",");
    write_measure(json, exercise.measures[i]);
  }
  json.add("]},").name("side_rule").word(word_of(kSideRuleWords, exercise.side_rule)).add(",");
}

void write_phases(Json& json, const Exercise& exercise) {
  const Phases& phases = exercise.phases;
  json.name("counting").word("repetitions").add(",");
  json.name("count_at").word(exercise.count_at == CountAt::full ? "full" : "rest").add(",");
  json.name("phases").add("{").name("rest_below").add(phases.rest_below).add(",");
  json.name("start_above").add(phases.start_above).add(",");
  json.name("half_above").add(phases.half_above).add(",");
  json.name("full_above").add(phases.full_above).add("},");
  json.name("shortest_repetition_ms").add(exercise.shortest_repetition_ms).add(",");
  json.name("longest_repetition_ms").add(exercise.longest_repetition_ms).add(",");
}

/// An angle and what it is called.
struct NamedAngle {
  std::string_view name;
  float angle_deg;
};

template <std::size_t N>
void write_angles(Json& json, std::string_view name, const std::array<NamedAngle, N>& angles) {
  json.add(",").name(name).add("{");
  for (std::size_t i = 0; i < N; ++i) {
    if (i > 0) json.add(",");
    json.name(angles[i].name).add(angles[i].angle_deg);
  }
  json.add("}");
}

void write_arm(Json& json, std::string_view name, const ArmPosture& arm) {
  write_angles(json, name,
               std::array<NamedAngle, 7>{{{"raise", arm.raise_deg},
                                          {"plane", arm.plane_deg},
                                          {"rotate", arm.rotate_deg},
                                          {"shrug", arm.shrug_deg},
                                          {"elbow", arm.elbow_deg},
                                          {"wrist", arm.wrist_deg},
                                          {"turn", arm.turn_deg}}});
}

void write_leg(Json& json, std::string_view name, const LegPosture& leg) {
  write_angles(json, name,
               std::array<NamedAngle, 4>{{{"thigh", leg.thigh_deg},
                                          {"abduct", leg.abduct_deg},
                                          {"knee", leg.knee_deg},
                                          {"ankle", leg.ankle_deg}}});
}

void write_pose(Json& json, const Demonstrator::Pose& pose) {
  const Posture& posture = pose.posture;
  json.add("{").name("at").add(pose.at);
  write_angles(json, "trunk",
               std::array<NamedAngle, 3>{{{"lean", posture.trunk.lean_deg},
                                          {"bend", posture.trunk.bend_deg},
                                          {"twist", posture.trunk.twist_deg}}});
  write_angles(json, "head",
               std::array<NamedAngle, 3>{{{"nod", posture.head.nod_deg},
                                          {"tilt", posture.head.tilt_deg},
                                          {"turn", posture.head.turn_deg}}});
  write_arm(json, "left_arm", posture.arms[0]);
  write_arm(json, "right_arm", posture.arms[1]);
  write_leg(json, "left_leg", posture.legs[0]);
  write_leg(json, "right_leg", posture.legs[1]);
  json.add("}");
}

void write_demonstrator(Json& json, const Demonstrator& demonstrator) {
  json.name("demonstrator").add("{").name("view_deg").add(demonstrator.view_deg).add(",");
  json.name("seat").word(word_of(kSeatWords, demonstrator.seat)).add(",");
  json.name("period_ms").add(demonstrator.period_ms).add(",").name("poses").add("[");
  for (int i = 0; i < demonstrator.pose_count; ++i) {
    if (i > 0) json.add(",");
    write_pose(json, demonstrator.poses[i]);
  }
  json.add("]}");
}

std::string_view body_word_of(const Exercise& exercise) {
  const BodyParts legs = bit_of(BodyPart::knees) | bit_of(BodyPart::ankles);
  const BodyParts arms = bit_of(BodyPart::elbows) | bit_of(BodyPart::wrists);
  const bool has_legs = (exercise.needs & legs) != 0;
  const bool has_arms = (exercise.needs & arms) != 0;
  if (has_legs && has_arms) return "whole";
  if (has_legs) return "legs";
  if (has_arms) return "arms";
  return (exercise.needs & bit_of(BodyPart::hips)) != 0 ? "back" : "neck";
}

}  // namespace

std::size_t write_exercise(const Exercise& exercise, char* text, std::size_t capacity) {
  Json json(text, capacity);
  json.add("{").name("id").word(exercise.id.data()).add(",").add(kTexts);
  write_positions(json, exercise);
  json.name("sound").word("silent").add(",");
  json.name("body").add("[").word(body_word_of(exercise)).add("],");
  write_needs(json, exercise);
  write_signal(json, exercise);
  write_phases(json, exercise);
  write_demonstrator(json, exercise.demonstrator);
  json.add("}");
  return json.length();
}

}  // namespace liopep::engine

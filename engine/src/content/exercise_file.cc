#include "content/activity_words.h"
#include "content/content_file.h"
#include "content/demonstrator_file.h"
#include "content/measure_file.h"
#include "content/texts.h"
#include "liopep/exercise.h"

namespace liopep::engine {
namespace {

void read_signal(JsonReader& reader, Exercise& exercise) {
  static constexpr std::array<std::string_view, 2> kNames = {"combine", "measures"};
  static constexpr std::array<std::string_view, 3> kCombine = {"least", "mean", "most"};
  exercise.measure_count = 0;
  Fields fields(kNames);
  reader.object([&](std::string_view key) {
    switch (fields.find(reader, key)) {
      case 0:
        exercise.combine = read_word<Combine>(reader, kCombine, "must be least, mean or most");
        break;
      case 1:
        reader.array([&](int index) {
          if (index >= kMaxMeasures) return reader.fail("is one measure too many: at most 4");
          exercise.measures[index] = read_signal_measure(reader);
          exercise.measure_count = static_cast<std::uint8_t>(index + 1);
        });
        break;
      default:
        break;
    }
  });
  fields.require(reader);
  if (exercise.measure_count == 0) reader.fail_at("measures", "must hold at least one measure");
}

void read_form(JsonReader& reader, Exercise& exercise) {
  exercise.check_count = 0;
  reader.array([&](int index) {
    if (index >= kMaxChecks) return reader.fail("is one check too many: at most 4");
    exercise.checks[index] = read_check(reader);
    exercise.check_count = static_cast<std::uint8_t>(index + 1);
  });
}

void read_phases(JsonReader& reader, Exercise& exercise) {
  static constexpr std::array<std::string_view, 4> kNames = {"rest_below", "start_above",
                                                             "half_above", "full_above"};
  Phases& phases = exercise.phases;
  const std::array<float*, 4> values = {&phases.rest_below, &phases.start_above, &phases.half_above,
                                        &phases.full_above};
  Fields fields(kNames);
  reader.object([&](std::string_view key) {
    const int index = fields.find(reader, key);
    if (index >= 0) *values[index] = read_number(reader, 0, 1, "must be within 0 and 1");
  });
  fields.require(reader);
  for (std::size_t i = 1; i < kNames.size(); ++i) {
    if (*values[i] <= *values[i - 1]) reader.fail_at(kNames[i], "must be above the one before it");
  }
}

enum Field {
  kId,
  kName,
  kSummary,
  kInstructions,
  kCues,
  kMet,
  kPositions,
  kSound,
  kBody,
  kNeeds,
  kSidesInView,
  kSignal,
  kSideRule,
  kCounting,
  kPhases,
  kShortest,
  kDemonstrator,
  kRequired,  // the ones before must be there
  kCountAt = kRequired,
  kLongest,
  kHold,
  kSuits,
  kForm,
  kSafeRange,
  kFirstCounts,
  kFields
};
constexpr std::array<std::string_view, kFields> kNames = {"id",
                                                          "name",
                                                          "summary",
                                                          "instructions",
                                                          "cues",
                                                          "met",
                                                          "positions",
                                                          "sound",
                                                          "body",
                                                          "needs",
                                                          "sides_in_view",
                                                          "signal",
                                                          "side_rule",
                                                          "counting",
                                                          "phases",
                                                          "shortest_repetition_ms",
                                                          "demonstrator",
                                                          "count_at",
                                                          "longest_repetition_ms",
                                                          "hold_ms",
                                                          "suits",
                                                          "form",
                                                          "safe_range",
                                                          "first_counts"};

/// How repetitions or holds are made out of the signal.
void read_rule(JsonReader& reader, int field, Exercise& exercise) {
  static constexpr std::array<std::string_view, 2> kInView = {"either", "both"};
  static constexpr std::array<std::string_view, 5> kRules = {"both", "either", "alternate", "left",
                                                             "right"};
  static constexpr std::array<std::string_view, 2> kCountings = {"repetitions", "hold"};
  static constexpr std::array<std::string_view, 2> kMoments = {"rest", "full"};
  static constexpr std::array<std::string_view, 2> kFirst = {"at_once", "with_second"};
  constexpr std::string_view kDurationReason = "must be 200 to 60000 milliseconds";
  switch (field) {
    case kSidesInView:
      exercise.sides_in_view = read_word<SidesInView>(reader, kInView, "must be either or both");
      return;
    case kSideRule:
      exercise.side_rule =
          read_word<SideRule>(reader, kRules, "must be both, either, alternate, left or right");
      return;
    case kCounting:
      exercise.counting = read_word<Counting>(reader, kCountings, "must be repetitions or hold");
      return;
    case kPhases:
      return read_phases(reader, exercise);
    case kCountAt:
      exercise.count_at = read_word<CountAt>(reader, kMoments, "must be rest or full");
      return;
    case kFirstCounts:
      exercise.first_counts =
          read_word<FirstCounts>(reader, kFirst, "must be at_once or with_second");
      return;
    case kShortest:
      exercise.shortest_repetition_ms = read_number(reader, 200, 60000, kDurationReason);
      return;
    case kLongest:
      exercise.longest_repetition_ms = read_number(reader, 200, 60000, kDurationReason);
      return;
    case kHold:
      exercise.hold_ms = read_number(reader, 1000, 300000, "must be 1000 to 300000 milliseconds");
      return;
    default:
      return;
  }
}

void read_member(JsonReader& reader, int field, Exercise& exercise) {
  switch (field) {
    case kId:
      return read_id(reader, exercise.id);
    case kName:
    case kSummary:
    case kInstructions:
      return check_texts(reader);
    case kCues:
      return check_cues(reader);
    case kMet:
      exercise.met = read_met(reader).value;
      return;
    case kPositions:
      exercise.positions = read_positions(reader, exercise.position);
      return;
    case kSound:
      return check_sound(reader);
    case kBody:
      return check_body(reader);
    case kSuits:
      return check_suits(reader);
    case kNeeds:
      exercise.needs = read_needs(reader);
      return;
    case kSignal:
      return read_signal(reader, exercise);
    case kForm:
      return read_form(reader, exercise);
    case kSafeRange:
      exercise.safe_range = read_check(reader);
      exercise.has_safe_range = true;
      return;
    case kDemonstrator:
      exercise.demonstrator = read_demonstrator(reader);
      return;
    default:
      return read_rule(reader, field, exercise);
  }
}

void check_counting(JsonReader& reader, const Fields<kFields>& fields, const Exercise& exercise) {
  const bool is_hold = exercise.counting == Counting::hold;
  if (fields.has(kHold) != is_hold) {
    reader.fail_at("hold_ms", is_hold ? "is missing" : "is for counting hold");
  }
  if (fields.has(kCountAt) == is_hold) {
    reader.fail_at("count_at", is_hold ? "is for counting repetitions" : "is missing");
  }
  if (fields.has(kLongest) == is_hold) {
    reader.fail_at("longest_repetition_ms", is_hold ? "is for counting repetitions" : "is missing");
  }
  if (is_hold && fields.has(kFirstCounts)) {
    reader.fail_at("first_counts", "is for counting repetitions");
  }
  if (!is_hold && exercise.longest_repetition_ms <= exercise.shortest_repetition_ms) {
    reader.fail_at("longest_repetition_ms", "must be above shortest_repetition_ms");
  }
  if (is_hold && exercise.hold_ms < exercise.shortest_repetition_ms) {
    reader.fail_at("hold_ms", "must not be below shortest_repetition_ms");
  }
  if (is_hold && exercise.side_rule == SideRule::alternate) {
    reader.fail_at("side_rule", "must be both, either, left or right for holds");
  }
}

/// `own` and `other` mean nothing where the body moves as a whole, and without them the two sides
/// of a two-sided exercise would always do the same.
void check_sides(JsonReader& reader, const Exercise& exercise) {
  bool taken = false;
  for (int i = 0; i < exercise.measure_count; ++i) taken |= takes_one_side(exercise.measures[i]);
  const bool is_whole = exercise.side_rule == SideRule::both;
  if (!is_whole && !taken) {
    reader.fail_at("signal", "needs a measure with sides own, as side_rule tells sides apart");
  }
  for (int i = 0; i < exercise.check_count; ++i)
    taken |= takes_one_side(exercise.checks[i].measure);
  taken |= takes_one_side(exercise.safe_range.measure);
  if (is_whole && taken) {
    reader.fail_at("side_rule", "is both, for which no measure may have sides own or other");
  }
}

}  // namespace

bool read_exercise(std::string_view json, Exercise& exercise, ContentError& error) {
  const auto check = [](JsonReader& reader, const Fields<kFields>& fields, const Exercise& read) {
    check_counting(reader, fields, read);
    check_sides(reader, read);
  };
  return read_content_file(json, kNames, kRequired, read_member, check, exercise, error);
}

}  // namespace liopep::engine

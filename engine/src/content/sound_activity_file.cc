#include "content/activity_words.h"
#include "content/content_file.h"
#include "content/texts.h"
#include "liopep/sound_activity.h"

namespace liopep::engine {
namespace {

enum Field {
  kId,
  kName,
  kSummary,
  kInstructions,
  kKind,
  kCounting,
  kAlways,  ///< those before are in every file
  kVowel = kAlways,
  kVowels,
  kBeats,
  kSemitones,
  kHold,
  kShortest,
  kMostPoints,
  kFields
};
constexpr std::array<std::string_view, kFields> kNames = {"id",
                                                          "name",
                                                          "summary",
                                                          "instructions",
                                                          "kind",
                                                          "counting",
                                                          "vowel",
                                                          "vowels",
                                                          "beats_ms",
                                                          "semitones",
                                                          "hold_ms",
                                                          "shortest_repetition_ms",
                                                          "most_points_per_minute"};

constexpr std::array<std::string_view, 6> kKinds = {"hold",  "sequence", "clap_pattern",
                                                    "glide", "flight",   "beat"};
constexpr std::array<std::string_view, 3> kCountings = {"repetitions", "hold", "points"};
constexpr std::array<std::string_view, kVowelCount> kLetters = {"",  "A", "E", "I", "O",
                                                                "U", "Å", "Ä", "Ö", "Y"};

constexpr unsigned bit(Field field) {
  return 1U << static_cast<unsigned>(field);
}

/// What each kind needs beside what all have.
constexpr std::array<unsigned, kKinds.size()> kNeeds = {bit(kVowel) | bit(kHold) | bit(kShortest),
                                                        bit(kVowels) | bit(kShortest),
                                                        bit(kBeats) | bit(kShortest),
                                                        bit(kSemitones) | bit(kShortest),
                                                        bit(kMostPoints),
                                                        bit(kMostPoints)};
constexpr std::array<SoundCounting, kKinds.size()> kCountedAs = {
    SoundCounting::hold,        SoundCounting::repetitions, SoundCounting::repetitions,
    SoundCounting::repetitions, SoundCounting::points,      SoundCounting::points};

/// Two claps are told apart from here on; a pause longer than that ends a rhythm.
constexpr float kClosest_ms = 180;
constexpr float kFurthest_ms = 5000;

void read_id(JsonReader& reader, SoundActivity& activity) {
  const std::string_view id = reader.raw_string();
  bool is_good = !id.empty() && id.size() < activity.id.size();
  for (std::size_t i = 0; is_good && i < id.size(); ++i) {
    is_good = (id[i] >= 'a' && id[i] <= 'z') || (id[i] >= '0' && id[i] <= '9') || id[i] == '-';
    activity.id[i] = id[i];
  }
  if (!is_good) reader.fail("must be 1 to 32 of a to z, 0 to 9 and -");
}

Vowel read_vowel(JsonReader& reader) {
  const auto vowel = read_word<Vowel>(reader, kLetters, "must be A, E, I, O, U, Å, Ä, Ö or Y");
  if (vowel == Vowel::none) reader.fail("must be A, E, I, O, U, Å, Ä, Ö or Y");
  return vowel;
}

/// Calls `element(index)` for each; it must read the value.
template <class Element>
void read_sequence(JsonReader& reader, SoundActivity& activity, Element element) {
  reader.array([&](int index) {
    if (index >= kMaxSequence) {
      reader.fail("is one too many: at most 12");
      return;
    }
    element(static_cast<std::size_t>(index));
    activity.count = index + 1;
  });
  if (activity.count < 2) reader.fail("must have at least two");
}

void read_beats(JsonReader& reader, SoundActivity& activity) {
  read_sequence(reader, activity, [&](std::size_t i) {
    activity.beats_ms[i] = read_number(reader, 0, 60'000, "must lie within 0 and 60000 ms");
    if (i == 0 && activity.beats_ms[0] != 0) reader.fail("must be 0: times count from there");
    if (i == 0) return;
    const float pause_ms = activity.beats_ms[i] - activity.beats_ms[i - 1];
    if (pause_ms < kClosest_ms || pause_ms > kFurthest_ms) {
      reader.fail("must be 180 to 5000 ms after the clap before");
    }
  });
}

void read_member(JsonReader& reader, int field, SoundActivity& activity) {
  switch (field) {
    case kId:
      return read_id(reader, activity);
    case kName:
    case kSummary:
    case kInstructions:
      return check_texts(reader);
    case kKind:
      activity.kind = read_word<SoundActivityKind>(
          reader, kKinds, "must be hold, sequence, clap_pattern, glide, flight or beat");
      return;
    case kCounting:
      activity.counting =
          read_word<SoundCounting>(reader, kCountings, "must be repetitions, hold or points");
      return;
    case kVowel:
      activity.vowels[0] = read_vowel(reader);
      activity.count = 1;
      return;
    case kVowels:
      return read_sequence(reader, activity,
                           [&](std::size_t i) { activity.vowels[i] = read_vowel(reader); });
    case kBeats:
      return read_beats(reader, activity);
    case kSemitones:
      activity.semitones = read_number(reader, 1, 24, "must lie within 1 and 24 semitones");
      return;
    case kHold:
      activity.hold_ms = read_number(reader, 500, 60'000, "must lie within 500 and 60000 ms");
      return;
    case kShortest:
      activity.shortest_repetition_ms =
          read_number(reader, 300, 60'000, "must lie within 300 and 60000 ms");
      return;
    case kMostPoints:
      activity.most_points_per_minute = read_most_points(reader);
      return;
    default:
      return;
  }
}

/// The fields of this kind and no other, and a way to be counted that fits it.
void check_kind(JsonReader& reader, const Fields<kFields>& fields, const SoundActivity& activity) {
  const auto kind = static_cast<std::size_t>(activity.kind);
  for (int field = kAlways; field < kFields; ++field) {
    const bool is_needed = (kNeeds[kind] & bit(static_cast<Field>(field))) != 0;
    const auto name = kNames[static_cast<std::size_t>(field)];
    const bool is_there = fields.has(static_cast<std::size_t>(field));
    if (is_needed && !is_there) reader.fail_at(name, "is missing for this kind");
    if (!is_needed && is_there) reader.fail_at(name, "does not belong to this kind");
  }
  if (activity.counting != kCountedAs[kind]) {
    reader.fail_at("counting", "must be hold for a hold, points for a game, else repetitions");
  }
}

/// The server refuses what is faster than the shortest repetition: the thing itself must not be.
void check_times(JsonReader& reader, const SoundActivity& activity) {
  if (activity.kind == SoundActivityKind::hold &&
      activity.shortest_repetition_ms > activity.hold_ms) {
    reader.fail_at("shortest_repetition_ms", "must not be longer than hold_ms");
  }
  if (activity.kind == SoundActivityKind::clap_pattern && activity.count > 0 &&
      activity.shortest_repetition_ms >
          activity.beats_ms[static_cast<std::size_t>(activity.count - 1)]) {
    reader.fail_at("shortest_repetition_ms", "must not be longer than the rhythm");
  }
}

}  // namespace

bool read_sound_activity(std::string_view json, SoundActivity& activity, ContentError& error) {
  const auto check = [](JsonReader& reader, const Fields<kFields>& fields,
                        const SoundActivity& read) {
    check_kind(reader, fields, read);
    check_times(reader, read);
  };
  return read_content_file(json, kNames, kAlways, read_member, check, activity, error);
}

}  // namespace liopep::engine

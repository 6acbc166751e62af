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
  kAnswer,
  kBeat,
  kShortestCall,
  kLongestCall,
  kScale,
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
                                                          "most_points_per_minute",
                                                          "answer",
                                                          "beat_ms",
                                                          "shortest_call",
                                                          "longest_call",
                                                          "scale"};

constexpr std::array<std::string_view, 7> kKinds = {"hold",   "sequence", "clap_pattern", "glide",
                                                    "flight", "beat",     "call"};
constexpr std::array<std::string_view, 3> kAnswers = {"claps", "tones", "vowels"};
constexpr std::array<std::string_view, 3> kCountings = {"repetitions", "hold", "points"};
constexpr std::array<std::string_view, kVowelCount> kLetters = {"",  "A", "E", "I", "O",
                                                                "U", "Å", "Ä", "Ö", "Y"};

constexpr unsigned bit(Field field) {
  return 1U << static_cast<unsigned>(field);
}

/// What each kind needs beside what all have.
constexpr std::array<unsigned, kKinds.size()> kNeeds = {
    bit(kVowel) | bit(kHold) | bit(kShortest),
    bit(kVowels) | bit(kShortest),
    bit(kBeats) | bit(kShortest),
    bit(kSemitones) | bit(kShortest),
    bit(kMostPoints),
    bit(kMostPoints),
    bit(kAnswer) | bit(kBeat) | bit(kShortestCall) | bit(kLongestCall) | bit(kShortest)};
/// What a call needs besides, for each way to answer it.
constexpr std::array<unsigned, kAnswers.size()> kAnswerNeeds = {0, bit(kScale), bit(kVowels)};
constexpr std::array<SoundCounting, kKinds.size()> kCountedAs = {
    SoundCounting::hold,        SoundCounting::repetitions, SoundCounting::repetitions,
    SoundCounting::repetitions, SoundCounting::points,      SoundCounting::points,
    SoundCounting::repetitions};

/// Two claps are told apart from here on; a pause longer than that ends a rhythm.
constexpr float kClosest_ms = 180;
constexpr float kFurthest_ms = 5000;

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

/// Steps of less than a whole tone could not be told apart in an answer.
void read_scale(JsonReader& reader, SoundActivity& activity) {
  read_sequence(reader, activity, [&](std::size_t i) {
    activity.scale[i] =
        read_number(reader, 0, kMostCallSemitones, "must lie within 0 and 24 semitones");
    if (i == 0 && activity.scale[0] != 0) reader.fail("must be 0: tones count from there");
    if (i > 0 && activity.scale[i] < activity.scale[i - 1] + 2) {
      reader.fail("must be at least 2 semitones above the tone before");
    }
  });
}

/// What only calls have.
void read_call_member(JsonReader& reader, int field, SoundActivity& activity) {
  switch (field) {
    case kAnswer:
      activity.answer = read_word<CallAnswer>(reader, kAnswers, "must be claps, tones or vowels");
      return;
    case kBeat:
      activity.beat_ms =
          read_number(reader, kFastestBeat_ms, kSlowestBeat_ms, "must lie within 400 and 2000 ms");
      return;
    case kShortestCall:
    case kLongestCall: {
      int& length = field == kShortestCall ? activity.shortest_call : activity.longest_call;
      length = static_cast<int>(
          read_whole(reader, 2, kMaxSequence, "must be a whole number from 2 to 12"));
      return;
    }
    case kScale:
      return read_scale(reader, activity);
    default:
      return;
  }
}

void read_member(JsonReader& reader, int field, SoundActivity& activity) {
  switch (field) {
    case kId:
      return read_id(reader, activity.id);
    case kName:
    case kSummary:
    case kInstructions:
      return check_texts(reader);
    case kKind:
      activity.kind = read_word<SoundActivityKind>(
          reader, kKinds, "must be hold, sequence, clap_pattern, glide, flight, beat or call");
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
      return read_call_member(reader, field, activity);
  }
}

unsigned needs_of(const SoundActivity& activity) {
  const unsigned needs = kNeeds[static_cast<std::size_t>(activity.kind)];
  if (activity.kind != SoundActivityKind::call) return needs;
  return needs | kAnswerNeeds[static_cast<std::size_t>(activity.answer)];
}

/// The fields of this kind and no other, and a way to be counted that fits it.
void check_kind(JsonReader& reader, const Fields<kFields>& fields, const SoundActivity& activity) {
  const unsigned needs = needs_of(activity);
  for (int field = kAlways; field < kFields; ++field) {
    const bool is_needed = (needs & bit(static_cast<Field>(field))) != 0;
    const auto name = kNames[static_cast<std::size_t>(field)];
    const bool is_there = fields.has(static_cast<std::size_t>(field));
    if (is_needed && !is_there) reader.fail_at(name, "is missing for this kind");
    if (!is_needed && is_there) reader.fail_at(name, "does not belong to this kind");
  }
  if (activity.counting != kCountedAs[static_cast<std::size_t>(activity.kind)]) {
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

/// Calls grow, and the same vowel twice running would be heard as one.
void check_call(JsonReader& reader, const SoundActivity& activity) {
  if (activity.kind != SoundActivityKind::call) return;
  if (activity.longest_call < activity.shortest_call) {
    reader.fail_at("longest_call", "must not be below shortest_call");
  }
  const bool is_claps = activity.answer == CallAnswer::claps;
  const auto pauses = static_cast<float>(activity.shortest_call - 1);
  if (activity.shortest_repetition_ms > pauses * activity.beat_ms * (is_claps ? 0.5F : 1.0F)) {
    reader.fail_at("shortest_repetition_ms", "must not be longer than the quickest first call");
  }
  if (activity.answer != CallAnswer::vowels) return;
  for (int i = 0; i < activity.count; ++i) {
    for (int j = 0; j < i; ++j) {
      if (activity.vowels[static_cast<std::size_t>(i)] ==
          activity.vowels[static_cast<std::size_t>(j)]) {
        reader.fail_at("vowels", "must each be there once in a call");
      }
    }
  }
}

}  // namespace

bool read_sound_activity(std::string_view json, SoundActivity& activity, ContentError& error) {
  const auto check = [](JsonReader& reader, const Fields<kFields>& fields,
                        const SoundActivity& read) {
    check_kind(reader, fields, read);
    check_times(reader, read);
    check_call(reader, read);
  };
  return read_content_file(json, kNames, kAlways, read_member, check, activity, error);
}

}  // namespace liopep::engine

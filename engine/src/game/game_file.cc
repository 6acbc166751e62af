#include "content/activity_words.h"
#include "content/content_file.h"
#include "content/texts.h"
#include "geometry/trigonometry.h"
#include "liopep/energy.h"
#include "liopep/game.h"

namespace liopep::engine {
namespace {

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
  kSuits,
  kNeeds,
  kMostPoints,
  kFields
};
constexpr std::array<std::string_view, kFields> kNames = {
    "id",        "name",  "summary", "instructions", "cues",  "met",
    "positions", "sound", "body",    "suits",        "needs", "most_points_per_minute"};

/// What is said: before the game, and while the player cannot be seen.
void check_game_cues(JsonReader& reader) {
  static constexpr std::array<std::string_view, 2> kCueNames = {"ready", "view"};
  Fields fields(kCueNames);
  reader.object([&](std::string_view key) {
    fields.find(reader, key);
    check_texts(reader);
  });
  fields.require(reader);
}

/// Games have no code of their own: they bear that of the activity that is nearest to them.
float read_game_met(JsonReader& reader) {
  const Met met = read_met(reader);
  const Intensity* known = find_intensity(met.code);
  if (known == nullptr || absolute(known->met - met.value) > 0.01F) {
    reader.fail("must have a code that the engine knows, with its value");
  }
  return met.value;
}

void read_member(JsonReader& reader, int field, GameFile& game) {
  switch (field) {
    case kId:
      if (!find_game(reader.raw_string(), game.kind)) {
        reader.fail("must be catch, sky, beam, mirror, boxing or paint");
      }
      return;
    case kName:
    case kSummary:
    case kInstructions:
      return check_texts(reader);
    case kCues:
      return check_game_cues(reader);
    case kMet:
      game.met = read_game_met(reader);
      return;
    case kPositions:
      game.positions = read_positions(reader, game.position);
      return;
    case kSound:
      return check_sound(reader);
    case kBody:
      return check_body(reader);
    case kSuits:
      return check_suits(reader);
    case kNeeds:
      game.needs = read_needs(reader);
      return;
    case kMostPoints:
      game.most_points_per_minute = read_most_points(reader);
      return;
    default:
      return;
  }
}

}  // namespace

bool read_game(std::string_view json, GameFile& game, ContentError& error) {
  const auto check = [](JsonReader&, const Fields<kFields>&, const GameFile&) {};
  return read_content_file(json, kNames, kFields, read_member, check, game, error);
}

}  // namespace liopep::engine

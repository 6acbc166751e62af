#include "content/activity_words.h"

#include "content/fields.h"
#include "content/measure_file.h"

namespace liopep::engine {

Positions read_positions(JsonReader& reader, Position& usual) {
  static constexpr std::array<std::string_view, kPositionCount> kWords = {"standing", "seated",
                                                                          "wheelchair", "floor"};
  Positions positions = 0;
  reader.array([&](int index) {
    const auto position =
        read_word<Position>(reader, kWords, "must be standing, seated, wheelchair or floor");
    if ((positions & bit_of(position)) != 0) reader.fail("is there twice");
    positions |= bit_of(position);
    if (index == 0) usual = position;
  });
  if (positions == 0) reader.fail("must name at least one");
  return positions;
}

void read_id(JsonReader& reader, std::array<char, 33>& id) {
  const std::string_view text = reader.raw_string();
  bool is_good = !text.empty() && text.size() < id.size() && text[0] >= 'a' && text[0] <= 'z';
  for (const char c : text) {
    is_good = is_good && ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
  }
  if (!is_good) return reader.fail("must be 1 to 32 of a-z, 0-9 and -, beginning with a letter");
  // The command line and the server use these for what is no file.
  if (text == "auto" || text == "free-move" || text == "walk") {
    return reader.fail("auto, free-move and walk are taken");
  }
  id = {};
  for (std::size_t i = 0; i < text.size(); ++i) id[i] = text[i];
}

std::uint32_t read_most_points(JsonReader& reader) {
  return read_whole(reader, 1, 100'000, "must be a whole number from 1 to 100000");
}

void check_sound(JsonReader& reader) {
  static constexpr std::array<std::string_view, 3> kSounds = {"silent", "quiet", "loud"};
  read_word<std::uint8_t>(reader, kSounds, "must be silent, quiet or loud");
}

void check_body(JsonReader& reader) {
  static constexpr std::array<std::string_view, 10> kBody = {
      "legs", "arms", "shoulders", "neck", "back", "core", "wrists", "hands", "balance", "whole"};
  read_words(reader, kBody,
             "must be legs, arms, shoulders, neck, back, core, wrists, hands, balance or whole");
}

void check_suits(JsonReader& reader) {
  static constexpr std::array<std::string_view, 4> kSuits = {"one_arm", "wheelchair",
                                                             "upper_body_only", "eyes_free"};
  read_words(reader, kSuits, "must be one_arm, wheelchair, upper_body_only or eyes_free");
}

BodyParts read_needs(JsonReader& reader) {
  BodyParts needs = 0;
  reader.array([&](int) { needs |= bit_of(read_part(reader)); });
  if (needs == 0) reader.fail("must name at least one body part");
  return needs;
}

Met read_met(JsonReader& reader) {
  static constexpr std::array<std::string_view, 3> kNames = {"code", "value", "source"};
  Met met;
  Fields fields(kNames);
  reader.object([&](std::string_view key) {
    const int index = fields.find(reader, key);
    if (index == 1) {
      met.value = read_number(reader, 1, 20, "must be within 1 and 20");
      return;
    }
    const std::string_view text = reader.raw_string();
    if (text.empty()) reader.fail("must not be empty");
    if (index == 0) met.code = text;
  });
  fields.require(reader);
  return met;
}

}  // namespace liopep::engine

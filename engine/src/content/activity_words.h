#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "content/json_reader.h"
#include "liopep/exercise.h"

namespace liopep::engine {

// What the files of exercises, games and sounds say alike.

/// How much energy it takes: {"code": "02024", "value": 2.8, "source": "…"}.
struct Met {
  std::string_view code;  ///< within the text that was read
  float value = 0;
};
Met read_met(JsonReader& reader);

/// Reads how it can be done: ["seated", "standing"]; `usual` becomes the first.
Positions read_positions(JsonReader& reader, Position& usual);

/// Reads the body parts that must be in view.
BodyParts read_needs(JsonReader& reader);

/// Reads the id of a file, which is also its name.
void read_id(JsonReader& reader, std::array<char, 33>& id);

/// Reads how many points can be had in a minute.
std::uint32_t read_most_points(JsonReader& reader);

/// Checks "silent", "quiet" or "loud".
void check_sound(JsonReader& reader);
/// Checks what of the body it is for: ["arms", "shoulders"].
void check_body(JsonReader& reader);
/// Checks for whom it is made in particular: ["one_arm", "wheelchair"].
void check_suits(JsonReader& reader);

}  // namespace liopep::engine

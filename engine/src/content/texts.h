#pragma once

#include "content/json_reader.h"

namespace liopep::engine {

/// Checks one text in every language: {"en": "…", "sv": "…"}, nothing empty, nothing too long.
void check_texts(JsonReader& reader);

/// Checks the short things that are said while moving: {"ready": texts, "half": texts}.
void check_cues(JsonReader& reader);

}  // namespace liopep::engine

#pragma once

#include <cstddef>
#include <string>

#include "liopep/report.h"

namespace liopep::engine {

template <class Enum, std::size_t N>
const char* name_of(const char* const (&names)[N], Enum value) {
  return names[static_cast<std::size_t>(value)];
}

const char* name_of(Phase phase);

/// An event as one JSON object, and as words for people.
std::string event_json(const MovementEvent& event);
std::string event_words(const MovementEvent& event);

}  // namespace liopep::engine

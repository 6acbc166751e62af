#pragma once

#include <cstddef>
#include <string_view>

namespace liopep::engine {

/// A part of a text; what lies beyond its end is left away. The standard's substr throws there,
/// and what throws cannot be part of the module.
inline std::string_view slice(std::string_view text, std::size_t from,
                              std::size_t count = std::string_view::npos) {
  if (from >= text.size()) return {};
  const std::size_t left = text.size() - from;
  return {text.data() + from, count < left ? count : left};
}

inline bool begins_with(std::string_view text, std::string_view start) {
  return text.size() >= start.size() && slice(text, 0, start.size()) == start;
}
inline bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && slice(text, text.size() - end.size()) == end;
}

}  // namespace liopep::engine

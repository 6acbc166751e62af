#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace liopep::engine {

/// Writes a short zero-terminated reason; what does not fit is left out.
class ProblemText {
 public:
  explicit ProblemText(std::array<char, 160>& to) : to_(to) { to_[0] = 0; }

  ProblemText& say(std::string_view words) {
    for (const char c : words) put(c);
    return *this;
  }

  /// An excerpt of the file between quotes: printable characters of ASCII, at most 40.
  ProblemText& quote(std::string_view excerpt) {
    put('"');
    for (std::size_t i = 0; i < excerpt.size() && i < 40; ++i) {
      put(excerpt[i] >= ' ' && excerpt[i] < 127 ? excerpt[i] : '?');
    }
    put('"');
    return *this;
  }

 private:
  void put(char c) {
    if (length_ + 1 >= to_.size()) return;
    to_[length_++] = c;
    to_[length_] = 0;
  }

  std::array<char, 160>& to_;
  std::size_t length_ = 0;
};

}  // namespace liopep::engine

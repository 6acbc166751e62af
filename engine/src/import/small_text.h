#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace liopep::engine {

/// A short text that is put together piece by piece; what is too long stays too long.
template <std::size_t N>
class SmallText {
 public:
  void clear() { length_ = 0; }
  void append(std::string_view piece) {
    for (const char c : piece) append(c);
  }
  void append(char c) {
    if (length_ < N) chars_[length_] = c;
    if (length_ <= N) ++length_;
  }
  bool too_long() const { return length_ > N; }
  std::string_view view() const { return {chars_.data(), length_ < N ? length_ : N}; }

  /// Without white space around it.
  std::string_view trimmed() const {
    std::string_view text = view();
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
  }

 private:
  static bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

  std::array<char, N> chars_{};
  std::size_t length_ = 0;
};

}  // namespace liopep::engine

#pragma once

#include <array>
#include <string_view>

#include "liopep/exercise.h"

namespace liopep::engine {

/// Reads JSON (RFC 8259) once from front to back, without allocating. Depth is bounded; text must
/// be UTF-8; the first fault stops everything and is kept with the path that led to it.
///
/// The caller says what it expects; values are read in the order they stand in the file:
///   reader.object([&](std::string_view key) { if (key == "met") met = reader.number(); });
class JsonReader {
 public:
  explicit JsonReader(std::string_view text) : text_(text) {}

  /// Calls `member(key)` for each member; it must read the value.
  template <class Member>
  void object(Member member) {
    if (!open('{')) return;
    for (bool first = true; next('}', first); first = false) {
      const std::string_view key = raw_string();
      const std::size_t length = push_key(key);
      if (!expect(':')) return;
      member(key);
      pop(length);
    }
    --depth_;
  }

  /// Calls `element(index)` for each element; it must read the value.
  template <class Element>
  void array(Element element) {
    if (!open('[')) return;
    int index = 0;
    for (bool first = true; next(']', first); first = false) {
      const std::size_t length = push_index(index);
      element(index++);
      pop(length);
    }
    --depth_;
  }

  /// The text between the quotes, escapes checked but not decoded.
  std::string_view raw_string();
  double number();

  /// True when nothing but white space is left.
  bool at_end();

  /// Keeps the first fault, at the path being read.
  void fail(std::string_view reason) { fail_at({}, reason); }
  /// The same for the member `key` of the object being read.
  void fail_at(std::string_view key, std::string_view reason);

  bool ok() const { return ok_; }
  const ContentError& error() const { return error_; }

 private:
  bool open(char bracket);
  bool next(char closing, bool first);
  bool expect(char wanted);
  bool take(char wanted);
  bool escape();
  bool utf8_sequence(unsigned char lead);
  int digits(double& value);
  void skip_space();
  std::size_t push_key(std::string_view key);
  std::size_t push_index(int index);
  void push_text(std::string_view text);
  void pop(std::size_t length) {
    if (ok_) path_length_ = length;
  }

  std::string_view text_;
  std::size_t position_ = 0;
  int depth_ = 0;
  bool ok_ = true;
  std::array<char, 95> path_{};
  std::size_t path_length_ = 0;
  ContentError error_;
};

}  // namespace liopep::engine

#include "content/json_reader.h"

namespace liopep::engine {
namespace {

constexpr int kMaxDepth = 8;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

template <std::size_t N>
void copy_text(std::string_view text, std::array<char, N>& to) {
  std::size_t length = text.size() < N - 1 ? text.size() : N - 1;
  // A character of several bytes is kept whole or not at all.
  while (length < text.size() && length > 0 && (text[length] & 0xC0) == 0x80) --length;
  for (std::size_t i = 0; i < length; ++i) to[i] = text[i];
  to[length] = 0;
}

}  // namespace

void JsonReader::fail_at(std::string_view key, std::string_view reason) {
  if (!ok_) return;
  ok_ = false;
  if (!key.empty()) push_key(key);
  copy_text(
      path_length_ == 0 ? std::string_view("file") : std::string_view(path_.data(), path_length_),
      error_.field);
  copy_text(reason, error_.reason);
}

void JsonReader::skip_space() {
  while (position_ < text_.size()) {
    const char c = text_[position_];
    if (c != ' ' && c != '\n' && c != '\t' && c != '\r') return;
    ++position_;
  }
}

bool JsonReader::take(char wanted) {
  skip_space();
  if (!ok_ || position_ >= text_.size() || text_[position_] != wanted) return false;
  ++position_;
  return true;
}

bool JsonReader::expect(char wanted) {
  if (take(wanted)) return true;
  std::array<char, 16> reason = {'e', 'x', 'p', 'e', 'c', 't', 'e', 'd', ' ', '\'', wanted, '\''};
  fail(std::string_view(reason.data(), 12));
  return false;
}

bool JsonReader::open(char bracket) {
  if (!ok_) return false;
  if (depth_ >= kMaxDepth) {
    fail("nested too deeply");
    return false;
  }
  if (!take(bracket)) {
    fail(bracket == '{' ? "must be an object" : "must be a list");
    return false;
  }
  ++depth_;
  return true;
}

bool JsonReader::next(char closing, bool first) {
  if (!ok_ || take(closing)) return false;
  if (first) return true;
  if (!expect(',')) return false;
  return true;
}

bool JsonReader::at_end() {
  skip_space();
  return position_ == text_.size();
}

std::string_view JsonReader::raw_string() {
  if (!take('"')) {
    fail("must be a text in double quotes");
    return {};
  }
  const std::size_t start = position_;
  while (ok_ && position_ < text_.size()) {
    const auto c = static_cast<unsigned char>(text_[position_++]);
    if (c == '"') return text_.substr(start, position_ - 1 - start);
    if (c < 0x20) break;
    if (c == '\\' && !escape()) break;
    if (c >= 0x80 && !utf8_sequence(c)) break;
  }
  fail("text is cut short or not valid UTF-8");
  return {};
}

bool JsonReader::escape() {
  if (position_ >= text_.size()) return false;
  const char c = text_[position_++];
  if (c != 'u') return std::string_view("\"\\/bfnrt").find(c) != std::string_view::npos;
  for (int i = 0; i < 4; ++i) {
    if (position_ >= text_.size() || !is_hex(text_[position_++])) return false;
  }
  return true;
}

/// Checks the bytes after `lead`: no overlong forms, no surrogates, nothing above U+10FFFF.
bool JsonReader::utf8_sequence(unsigned char lead) {
  const int length = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
  if (lead < 0xC2 || lead > 0xF4) return false;
  for (int i = 0; i < length; ++i) {
    if (position_ >= text_.size()) return false;
    const auto c = static_cast<unsigned char>(text_[position_++]);
    if ((c & 0xC0) != 0x80) return false;
    if (i > 0) continue;
    if ((lead == 0xE0 && c < 0xA0) || (lead == 0xED && c > 0x9F) || (lead == 0xF0 && c < 0x90) ||
        (lead == 0xF4 && c > 0x8F)) {
      return false;
    }
  }
  return true;
}

int JsonReader::digits(double& value) {
  int count = 0;
  while (position_ < text_.size() && is_digit(text_[position_])) {
    value = value * 10 + (text_[position_++] - '0');
    ++count;
  }
  return count;
}

double JsonReader::number() {
  constexpr int kMaxDigits = 15;  // what a double holds exactly
  if (!ok_) return 0;
  const bool negative = take('-');
  skip_space();
  const std::size_t start = position_;
  double value = 0;
  const int whole = digits(value);
  if (whole == 0 || (whole > 1 && text_[start] == '0')) {
    fail("must be a number such as 0.5");
    return 0;
  }
  int decimals = 0;
  if (position_ < text_.size() && text_[position_] == '.') {
    ++position_;
    decimals = digits(value);
    if (decimals == 0) fail("must be a number such as 0.5");
  }
  if (whole + decimals > kMaxDigits) fail("has more digits than can be kept");
  double scale = 1;
  for (int i = 0; i < decimals && i < kMaxDigits; ++i) scale *= 10;
  return (negative ? -value : value) / scale;
}

void JsonReader::push_text(std::string_view text) {
  for (const char c : text) {
    if (path_length_ < path_.size()) path_[path_length_++] = c;
  }
}

std::size_t JsonReader::push_key(std::string_view key) {
  const std::size_t length = path_length_;
  if (length > 0) push_text(".");
  push_text(key);
  return length;
}

std::size_t JsonReader::push_index(int index) {
  const std::size_t length = path_length_;
  std::array<char, 12> text{};
  std::size_t start = text.size();
  do {
    text[--start] = static_cast<char>('0' + index % 10);
    index /= 10;
  } while (index > 0);
  push_text("[");
  push_text(std::string_view(text.data() + start, text.size() - start));
  push_text("]");
  return length;
}

}  // namespace liopep::engine

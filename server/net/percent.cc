#include "server/net/percent.h"

#include <simdjson.h>

#include <algorithm>
#include <charconv>

namespace liopep::net {
namespace {

std::unexpected<Error> bad(std::string_view field, const char* detail) {
  return fail(ErrorKind::invalid, "request.encoding", detail, std::string(field));
}

/// The byte that two hexadecimal digits stand for, or -1.
int hex_byte(std::string_view digits) {
  int byte = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
  const bool is_whole = digits.size() == 2 && read.ec == std::errc() &&
                        read.ptr == digits.data() + digits.size() && digits[0] != '-';
  return is_whole ? byte : -1;
}

}  // namespace

Result<std::string> percent_decode(std::string_view text, std::string_view field, Plus plus) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      const int byte = hex_byte(text.substr(i + 1, 2));
      if (byte < 0) return bad(field, "A % must be followed by two hexadecimal digits.");
      decoded += static_cast<char>(byte);
      i += 2;
    } else {
      decoded += text[i] == '+' && plus == Plus::space ? ' ' : text[i];
    }
  }
  const auto is_control = [](unsigned char c) { return c < 0x20 || c == 0x7f; };
  if (std::ranges::any_of(decoded, is_control)) {
    return bad(field, "Control characters are not accepted here.");
  }
  if (!simdjson::validate_utf8(decoded)) return bad(field, "The text is not valid UTF-8.");
  return decoded;
}

}  // namespace liopep::net

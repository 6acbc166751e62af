#include "server/identity/return_to.h"

#include <algorithm>

namespace liopep::identity {

Result<std::string> parse_return_to(std::string_view text) {
  constexpr std::size_t max_length = 200;
  // Browsers drop tabs and line ends, and read a backslash as a slash (WHATWG URL, section 4.4).
  const auto is_plain = [](char c) { return c > ' ' && c < '\x7f' && c != '\\'; };
  if (!text.starts_with('/') || text.starts_with("//") || text.size() > max_length ||
      !std::ranges::all_of(text, is_plain)) {
    return fail(ErrorKind::invalid, "sign_in.bad_return_to",
                "return_to must be a path within Liopep such as /statistics.", "return_to");
  }
  return std::string(text);
}

}  // namespace liopep::identity

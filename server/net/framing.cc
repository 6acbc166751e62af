#include "server/net/framing.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>

namespace liopep::net {
namespace {

bool equal_without_case(std::string_view a, std::string_view b) {
  const auto lower = [](unsigned char c) { return std::tolower(c); };
  return std::ranges::equal(a, b, {}, lower, lower);
}

std::unexpected<Refusal> bad_framing(const char* detail, const char* field) {
  return std::unexpected(refusal(400, ErrorKind::invalid, "request.framing", detail, field));
}

}  // namespace

std::expected<Framing, Refusal> read_framing(const std::vector<Header>& headers) {
  Framing framing;
  int lengths = 0;
  int codings = 0;
  for (const Header& header : headers) {
    if (equal_without_case(header.name, "Content-Length")) {
      ++lengths;
      const char* const end = header.value.data() + header.value.size();
      const auto read = std::from_chars(header.value.data(), end, framing.declared_bytes);
      if (read.ec != std::errc() || read.ptr != end) {
        return bad_framing("Content-Length must be one whole number.", "Content-Length");
      }
    } else if (equal_without_case(header.name, "Transfer-Encoding")) {
      ++codings;
      framing.is_chunked = true;
      if (!equal_without_case(header.value, "chunked")) {
        return bad_framing("The only transfer coding accepted is chunked.", "Transfer-Encoding");
      }
    }
  }
  if (lengths + codings > 1) {
    return bad_framing("Send one Content-Length or one Transfer-Encoding, not more.",
                       codings > 0 ? "Transfer-Encoding" : "Content-Length");
  }
  return framing;
}

std::optional<Refusal> check_content_type(const Request& request, BodyType type) {
  const std::string_view wanted =
      type == BodyType::json ? "application/json" : "application/x-www-form-urlencoded";
  std::string_view sent = request.header("Content-Type").value_or("");
  sent = sent.substr(0, sent.find(';'));
  sent = sent.substr(0, sent.find_last_not_of(" \t") + 1);
  if (equal_without_case(sent, wanted)) return std::nullopt;
  return refusal(415, ErrorKind::invalid, "request.content_type",
                 fmt::format("The body must be {}.", wanted), "Content-Type");
}

}  // namespace liopep::net

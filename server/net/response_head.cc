#include "server/net/response_head.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <boost/beast/http/status.hpp>
#include <cassert>
#include <cctype>
#include <iterator>

namespace liopep::net {
namespace {

/// IMF-fixdate (RFC 9110, section 5.6.7), made once a second.
std::string_view date_of(std::time_t now) {
  thread_local std::time_t made_at = -1;
  thread_local std::string date;
  if (now != made_at) {
    date = fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(now));
    made_at = now;
  }
  return date;
}

bool is_one_line(std::string_view text) {
  return text.find_first_of(std::string_view("\r\n\0", 3)) == text.npos;
}

bool is_cache_control(const Header& header) {
  constexpr std::string_view name = "cache-control";
  return std::ranges::equal(header.name, name, {}, [](unsigned char c) { return std::tolower(c); });
}

}  // namespace

std::string response_head(const Answer& answer, Transport transport, AfterResponse after,
                          std::time_t now) {
  const Response& response = answer.response;
  const std::string_view reason =
      boost::beast::http::obsolete_reason(boost::beast::http::int_to_status(response.status));
  std::string head;
  head.reserve(2048 + response.content().size() % 4096);
  const auto out = std::back_inserter(head);
  fmt::format_to(out, "HTTP/1.1 {} {}\r\nDate: {}\r\nConnection: {}\r\n", response.status, reason,
                 date_of(now), after == AfterResponse::close ? "close" : "keep-alive");
  if (response.status != 204 && response.status != 304) {
    fmt::format_to(out, "Content-Length: {}\r\n", response.content().size());
  }
  for (const Header& header : response.headers) {
    const bool is_safe = is_one_line(header.name) && is_one_line(header.value);
    assert(is_safe);
    if (is_safe) fmt::format_to(out, "{}: {}\r\n", header.name, header.value);
  }
  if (std::ranges::none_of(response.headers, is_cache_control)) {
    head += "Cache-Control: no-store\r\n";
  }
  head += security_headers(answer.policy, transport);
  head += "\r\n";
  return head;
}

}  // namespace liopep::net

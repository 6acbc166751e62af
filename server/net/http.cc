#include "server/net/http.h"

#include <algorithm>
#include <cctype>

#include "server/net/percent.h"

namespace liopep::net {
namespace {

bool equal_without_case(std::string_view a, std::string_view b) {
  const auto lower = [](unsigned char c) { return std::tolower(c); };
  return std::ranges::equal(a, b, {}, lower, lower);
}

/// Takes the part of `rest` before `separator` off its front.
std::string_view take_until(std::string_view& rest, char separator) {
  const auto end = std::min(rest.find(separator), rest.size());
  const auto part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

}  // namespace

std::optional<std::string_view> Request::header(std::string_view name) const {
  for (const Header& header : headers) {
    if (equal_without_case(header.name, name)) return header.value;
  }
  return std::nullopt;
}

std::optional<std::string> Request::cookie(std::string_view name) const {
  for (const Header& header : headers) {
    if (!equal_without_case(header.name, "Cookie")) continue;
    for (std::string_view rest = header.value; !rest.empty();) {
      std::string_view pair = take_until(rest, ';');
      pair.remove_prefix(std::min(pair.find_first_not_of(' '), pair.size()));
      const bool has_value = pair.find('=') != pair.npos;
      if (take_until(pair, '=') == name && has_value) return std::string(pair);
    }
  }
  return std::nullopt;
}

Result<std::optional<std::string>> Request::query_parameter(std::string_view name) const {
  for (std::string_view rest = query; !rest.empty();) {
    std::string_view pair = take_until(rest, '&');
    const auto pair_name = percent_decode(take_until(pair, '='), name, Plus::space);
    if (!pair_name) return std::unexpected(pair_name.error());
    if (*pair_name != name) continue;
    auto value = percent_decode(pair, name, Plus::space);
    if (!value) return std::unexpected(std::move(value.error()));
    return std::move(*value);
  }
  return std::nullopt;
}

std::string_view Request::path_parameter(std::string_view name) const {
  for (const Header& parameter : path_parameters) {
    if (parameter.name == name) return parameter.value;
  }
  return {};
}

Response Response::json(std::string body, int status) {
  return {
      .status = status, .headers = {{"Content-Type", "application/json"}}, .body = std::move(body)};
}

Response Response::no_content() {
  return {.status = 204};
}

Response Response::redirect(std::string location) {
  return {.status = 303, .headers = {{"Location", std::move(location)}}};
}

}  // namespace liopep::net

#include "server/net/request_target.h"

#include <algorithm>
#include <ranges>

#include "server/net/percent.h"

namespace liopep::net {
namespace {

std::unexpected<Error> bad_path(const char* detail) {
  return fail(ErrorKind::invalid, "request.path", detail, "path");
}

bool has_dot_segment(std::string_view path) {
  return std::ranges::any_of(path | std::views::split('/'), [](auto part) {
    const std::string_view text(part.begin(), part.end());
    return text == "." || text == "..";
  });
}

bool has_encoded_slash(std::string_view raw) {
  return raw.find("%2f") != raw.npos || raw.find("%2F") != raw.npos;
}

}  // namespace

Result<RequestTarget> parse_request_target(std::string_view target, std::string_view own_origin) {
  if (!own_origin.empty() && target.starts_with(own_origin)) {
    target.remove_prefix(own_origin.size());
    if (target.empty()) target = "/";
  }
  if (!target.starts_with('/')) return bad_path("The path must begin with /.");
  if (target.find('#') != target.npos) return bad_path("The path must not contain #.");
  const auto question = std::min(target.find('?'), target.size());
  const std::string_view raw_path = target.substr(0, question);
  if (has_encoded_slash(raw_path)) return bad_path("The path must not contain an encoded /.");
  auto path = percent_decode(raw_path, "path");
  if (!path) return std::unexpected(std::move(path.error()));
  if (path->find('\\') != path->npos) return bad_path("The path must not contain a backslash.");
  if (has_dot_segment(*path)) return bad_path("The path must not contain . or .. as a part.");
  return RequestTarget{.path = std::move(*path),
                       .query = std::string(target.substr(std::min(question + 1, target.size())))};
}

}  // namespace liopep::net

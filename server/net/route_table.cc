#include "server/net/route_table.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <ranges>
#include <tuple>
#include <utility>

namespace liopep::net {
namespace {

constexpr std::array<std::pair<Method, std::string_view>, 6> method_names{
    {{Method::get, "GET"},
     {Method::head, "HEAD"},
     {Method::post, "POST"},
     {Method::put, "PUT"},
     {Method::patch, "PATCH"},
     {Method::del, "DELETE"}}};

template <class Text>
std::vector<Text> split(std::string_view path) {
  std::vector<Text> parts;
  for (const auto part : path.substr(1) | std::views::split('/')) {
    parts.emplace_back(part.begin(), part.end());
  }
  if (parts.empty()) parts.emplace_back();
  return parts;
}

bool is_parameter(std::string_view part) {
  return part.starts_with('{') && part.ends_with('}');
}

bool fits(const std::vector<std::string>& pattern, const std::vector<std::string_view>& path) {
  return std::ranges::equal(pattern, path, [](std::string_view wanted, std::string_view part) {
    return is_parameter(wanted) ? !part.empty() : wanted == part;
  });
}

/// Smaller for patterns that say more with literals, from the left.
std::vector<bool> vagueness(const std::vector<std::string>& pattern) {
  std::vector<bool> is_vague;
  for (const std::string& part : pattern) is_vague.push_back(is_parameter(part));
  return is_vague;
}

}  // namespace

std::string_view name_of(Method method) {
  return std::ranges::find(method_names, method, &std::pair<Method, std::string_view>::first)
      ->second;
}

std::optional<Method> parse_method(std::string_view name) {
  const auto* const found =
      std::ranges::find(method_names, name, &std::pair<Method, std::string_view>::second);
  return found == method_names.end() ? std::nullopt : std::optional(found->first);
}

RouteTable::RouteTable(std::vector<Route> routes) : routes_(std::move(routes)) {
  std::ranges::sort(routes_, {}, [](const Route& route) {
    assert(route.pattern.starts_with('/'));
    return std::tuple(vagueness(split<std::string>(route.pattern)), route.pattern, route.method);
  });
  for (const Route& route : routes_) {
    [[maybe_unused]] const auto is_same = [&](const Route& other) {
      return other.method == route.method && other.pattern == route.pattern;
    };
    assert(std::ranges::count_if(routes_, is_same) == 1);
    parts_.push_back(split<std::string>(route.pattern));
  }
}

RouteTable::Match RouteTable::match(std::optional<Method> method, std::string_view path) const {
  const auto path_parts = split<std::string_view>(path);
  const auto wanted = method == Method::head ? Method::get : method;
  std::string allow;
  for (std::size_t i = 0; i < routes_.size(); ++i) {
    if (!fits(parts_[i], path_parts)) continue;
    if (routes_[i].method != wanted) {
      if (!allow.empty()) allow += ", ";
      allow += routes_[i].method == Method::get ? "GET, HEAD" : name_of(routes_[i].method);
      continue;
    }
    Found found{.route = &routes_[i], .index = i, .path_parameters = {}};
    for (std::size_t p = 0; p < path_parts.size(); ++p) {
      const std::string_view name = parts_[i][p];
      if (!is_parameter(name)) continue;
      found.path_parameters.push_back(
          {std::string(name.substr(1, name.size() - 2)), std::string(path_parts[p])});
    }
    return found;
  }
  if (!allow.empty()) return OtherMethods{std::move(allow)};
  return NotFound{};
}

}  // namespace liopep::net

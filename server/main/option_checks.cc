#include "server/main/option_checks.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdint>

#include "server/main/configuration.h"
#include "server/net/url.h"

namespace liopep {
namespace {

constexpr std::int64_t kMostCount = 100'000'000;
constexpr std::int64_t kMostDays = 3650;

std::optional<std::string> check_between(std::string_view text, std::int64_t least,
                                         std::int64_t most) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < least || number > most) {
    return fmt::format("'{}' must be a whole number from {} to {}.", text, least, most);
  }
  return {};
}

}  // namespace

std::optional<std::string> check_any(std::string_view) {
  return {};
}

std::optional<std::string> check_some(std::string_view text) {
  if (text.empty()) return "must not be empty.";
  return {};
}

std::optional<std::string> check_flag(std::string_view text) {
  if (text == "true" || text == "false") return {};
  return fmt::format("'{}' must be true or false.", text);
}

std::optional<std::string> check_count(std::string_view text) {
  return check_between(text, 1, kMostCount);
}

std::optional<std::string> check_days(std::string_view text) {
  return check_between(text, 1, kMostDays);
}

std::optional<std::string> check_listen(std::string_view text) {
  if (parse_endpoint(text)) return {};
  return fmt::format(
      "'{}' must be a numeric address and a port, such as 127.0.0.1:8080 or [::1]:8080.", text);
}

std::optional<std::string> check_origin(std::string_view text) {
  const auto url = net::parse_url(text, "public-origin");
  if (!url) {
    return fmt::format("'{}' must be a scheme and a host, such as https://liopep.example.", text);
  }
  const auto origin = fmt::format("{}://{}", url->scheme == net::Scheme::https ? "https" : "http",
                                  url->authority());
  if (text == origin) return {};
  return fmt::format("'{}' must be written as browsers do: {}.", text, origin);
}

}  // namespace liopep

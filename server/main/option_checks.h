#pragma once

#include <optional>
#include <string>
#include <string_view>

/// What is wrong with a value and what would be right; nothing when it is fine.
namespace liopep {

std::optional<std::string> check_any(std::string_view text);
std::optional<std::string> check_some(std::string_view text);
std::optional<std::string> check_flag(std::string_view text);
std::optional<std::string> check_count(std::string_view text);
std::optional<std::string> check_days(std::string_view text);
std::optional<std::string> check_listen(std::string_view text);
std::optional<std::string> check_origin(std::string_view text);

}  // namespace liopep

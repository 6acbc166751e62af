#include "server/net/accept_encoding.h"

#include <algorithm>
#include <cctype>
#include <ranges>

namespace liopep::net {
namespace {

std::string_view trim(std::string_view text) {
  const auto first = std::min(text.find_first_not_of(" \t"), text.size());
  text.remove_prefix(first);
  const auto last = text.find_last_not_of(" \t");
  return text.substr(0, last == text.npos ? 0 : last + 1);
}

bool equal_without_case(std::string_view a, std::string_view b) {
  const auto lower = [](unsigned char c) { return std::tolower(c); };
  return std::ranges::equal(a, b, {}, lower, lower);
}

/// A quality value in thousandths (RFC 9110, section 12.4.2); what is malformed counts as refused.
int thousandths(std::string_view quality) {
  if (quality.empty() || quality.size() > 5 || (quality[0] != '0' && quality[0] != '1')) return 0;
  int value = (quality[0] - '0') * 1000;
  int unit = 100;
  for (std::size_t i = 1; i < quality.size(); ++i) {
    if (i == 1 && quality[i] == '.') continue;
    if (i == 1 || quality[i] < '0' || quality[i] > '9') return 0;
    value += (quality[i] - '0') * unit;
    unit /= 10;
  }
  return std::min(value, 1000);
}

struct Preference {
  std::string_view coding;
  int quality;
};

Preference parse_preference(std::string_view item) {
  const auto semicolon = std::min(item.find(';'), item.size());
  Preference preference{.coding = trim(item.substr(0, semicolon)), .quality = 1000};
  const std::string_view weight = trim(item.substr(std::min(semicolon + 1, item.size())));
  if (weight.starts_with("q=") || weight.starts_with("Q=")) {
    preference.quality = thousandths(weight.substr(2));
  }
  return preference;
}

/// How much `coding` is wanted; 0 is refused.
int quality_of(std::string_view coding, std::string_view accept_encoding) {
  int any = coding == "identity" ? 1 : 0;  // identity is acceptable unless refused, and comes last
  for (const auto part : accept_encoding | std::views::split(',')) {
    const Preference preference = parse_preference({part.begin(), part.end()});
    if (equal_without_case(preference.coding, coding)) return preference.quality;
    if (preference.coding == "*") any = preference.quality;
  }
  return any;
}

}  // namespace

std::optional<std::size_t> choose_encoding(std::string_view accept_encoding,
                                           std::span<const std::string_view> available) {
  std::optional<std::size_t> best;
  int best_quality = 0;
  for (std::size_t i = 0; i < available.size(); ++i) {
    const int quality = quality_of(available[i], accept_encoding);
    if (quality <= best_quality) continue;
    best = i;
    best_quality = quality;
  }
  return best;
}

}  // namespace liopep::net

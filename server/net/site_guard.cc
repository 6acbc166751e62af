#include "server/net/site_guard.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <utility>

namespace liopep::net {
namespace {

std::string lower(std::string_view text) {
  std::string lowered(text);
  std::ranges::transform(lowered, lowered.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lowered;
}

/// host[:port] of an origin, without the port that its scheme implies.
std::string host_of(std::string_view origin) {
  const bool is_https = origin.starts_with("https://");
  std::string host = lower(origin.substr(origin.find("//") + 2));
  const std::string_view implied = is_https ? ":443" : ":80";
  if (host.ends_with(implied)) host.resize(host.size() - implied.size());
  return host;
}

}  // namespace

SiteGuard::SiteGuard(std::string public_origin, std::vector<std::string> other_hosts)
    : public_origin_(std::move(public_origin)),
      public_host_(host_of(public_origin_)),
      other_hosts_(std::move(other_hosts)) {}

bool SiteGuard::is_public_host(std::string_view host) const {
  return lower(host) == public_host_;
}

std::optional<Refusal> SiteGuard::check_host(const Request& request) const {
  const auto host = request.header("Host");
  if (!host || host->empty()) {
    return refusal(400, ErrorKind::invalid, "request.host", "A Host header is needed.", "Host");
  }
  if (is_public_host(*host) || std::ranges::find(other_hosts_, lower(*host)) != other_hosts_.end())
    return std::nullopt;
  return refusal(
      421, ErrorKind::invalid, "request.host",
      fmt::format("This server is {} and does not answer for other names.", public_origin_),
      "Host");
}

std::optional<Refusal> SiteGuard::check_sender(const Request& request) const {
  const auto site = request.header("Sec-Fetch-Site");
  if (site && *site != "same-origin") {
    return refusal(403, ErrorKind::forbidden, "request.cross_site",
                   "Requests that change something must come from Liopep's own page.",
                   "Sec-Fetch-Site");
  }
  const auto origin = request.header("Origin");
  if (origin && *origin != public_origin_) {
    return refusal(403, ErrorKind::forbidden, "request.cross_site",
                   fmt::format("Requests that change something must come from {}.", public_origin_),
                   "Origin");
  }
  return std::nullopt;
}

}  // namespace liopep::net

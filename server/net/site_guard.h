#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/net/http.h"
#include "server/net/problem.h"

namespace liopep::net {

/// Keeps other sites out: checks before any handler that a request is meant for this server and,
/// when it changes something, that one of our own pages sent it.
class SiteGuard {
 public:
  /// `public_origin` is what the browser shows ("https://liopep.example"); `other_hosts` are
  /// further names by which the server may be asked ("127.0.0.1:8080").
  SiteGuard(std::string public_origin, std::vector<std::string> other_hosts);

  /// The Host header must name this server: stops DNS rebinding. 400 without, 421 with another.
  [[nodiscard]] std::optional<Refusal> check_host(const Request& request) const;

  /// Sec-Fetch-Site, when present, must say same-origin, and Origin, when present, must be ours
  /// (403). For methods that change something: stops cross-site request forgery.
  [[nodiscard]] std::optional<Refusal> check_sender(const Request& request) const;

  [[nodiscard]] bool is_public_host(std::string_view host) const;
  [[nodiscard]] const std::string& public_origin() const { return public_origin_; }

 private:
  std::string public_origin_;
  std::string public_host_;
  std::vector<std::string> other_hosts_;
};

}  // namespace liopep::net

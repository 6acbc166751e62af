#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/error.h"
#include "server/identity/provider.h"
#include "server/identity/session.h"
#include "server/main/options.h"
#include "server/net/pipeline.h"
#include "server/net/server.h"

namespace liopep {

/// A numeric address and a port.
struct Endpoint {
  std::string address;
  std::uint16_t port = 0;
  bool is_loopback = false;
};

/// Reads "127.0.0.1:8080" or "[::1]:8080"; nothing when it is neither.
[[nodiscard]] std::optional<Endpoint> parse_endpoint(std::string_view text);

enum class Switch { off, on };

/// What the options come to: typed, and checked against each other.
struct Configuration {
  Endpoint listen;
  std::string public_origin;
  std::optional<net::TlsFiles> tls;
  std::filesystem::path data_dir;
  std::filesystem::path web_root;
  std::filesystem::path content_dir;
  std::vector<identity::Provider> providers;
  identity::SessionLimits session_limits;
  int requests_per_minute = 0;
  Switch web_reload = Switch::off;
  net::RequestLog request_log = net::RequestLog::on;
};

/// Errors: invalid; plain HTTP beyond loopback (P3), half a TLS pair, an origin that does not fit,
/// an unreadable or wrong providers file.
[[nodiscard]] Result<Configuration> make_configuration(const Options& options,
                                                       const ReadFile& read_file);

/// The providers as --print-config shows them: ids and issuers, secrets redacted.
[[nodiscard]] std::string providers_report(const std::vector<identity::Provider>& providers);

}  // namespace liopep

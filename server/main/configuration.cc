#include "server/main/configuration.h"

#include <fmt/format.h>

#include <boost/asio/ip/address.hpp>
#include <charconv>
#include <chrono>

#include "server/net/url.h"

namespace liopep {
namespace {

const std::string& text_of(const Options& options, std::string_view name) {
  return options.find(name)->second.text;
}

int number_of(const Options& options, std::string_view name) {
  return std::stoi(text_of(options, name));  // the table's check has read it
}

Switch switch_of(const Options& options, std::string_view name) {
  return text_of(options, name) == "true" ? Switch::on : Switch::off;
}

Result<std::optional<net::TlsFiles>> tls_of(const Options& options, const Endpoint& listen) {
  const auto& certificate = text_of(options, "tls-certificate");
  const auto& key = text_of(options, "tls-key");
  if (certificate.empty() != key.empty()) {
    return fail(ErrorKind::invalid, "option.tls", "TLS needs both tls-certificate and tls-key.",
                certificate.empty() ? "tls-certificate" : "tls-key");
  }
  const bool is_plain = certificate.empty();
  if (is_plain && !listen.is_loopback) {
    return fail(ErrorKind::invalid, "option.tls",
                "Plain HTTP is served on loopback alone (P3): give tls-certificate and tls-key, or "
                "listen on 127.0.0.1 behind a proxy that speaks TLS.",
                "listen");
  }
  if (is_plain) return std::optional<net::TlsFiles>{};
  return std::optional<net::TlsFiles>{{certificate, key}};
}

Result<std::string> origin_of(const Options& options, bool has_tls) {
  const auto& origin = text_of(options, "public-origin");
  const auto url = net::parse_url(origin, "public-origin");
  if (!url) return std::unexpected(url.error());
  const bool is_https = url->scheme == net::Scheme::https;
  if (has_tls && !is_https) {
    return fail(ErrorKind::invalid, "option.origin",
                "With TLS the public-origin must begin with https://.", "public-origin");
  }
  if (!is_https && !url->is_loopback()) {
    return fail(ErrorKind::invalid, "option.origin",
                fmt::format("Browsers keep sign-in cookies and cameras from plain HTTP: {} must "
                            "begin with https:// (P3).",
                            origin),
                "public-origin");
  }
  return origin;
}

Result<std::vector<identity::Provider>> providers_of(const Options& options, const Endpoint& listen,
                                                     const ReadFile& read_file) {
  const auto& path = text_of(options, "providers");
  if (path.empty()) return std::vector<identity::Provider>{};
  const auto text = read_file(path);
  if (!text) {
    return fail(ErrorKind::invalid, "option.file",
                fmt::format("Option 'providers': {}", text.error().detail), "providers");
  }
  return identity::read_providers(
      *text, listen.is_loopback ? identity::Reach::loopback : identity::Reach::network);
}

}  // namespace

std::optional<Endpoint> parse_endpoint(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos) return {};
  auto host = text.substr(0, colon);
  const auto digits = text.substr(colon + 1);
  const bool is_bracketed = host.starts_with('[') && host.ends_with(']');
  if (is_bracketed) host = host.substr(1, host.size() - 2);
  Endpoint endpoint;
  const auto [end, number_error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), endpoint.port);
  if (number_error != std::errc() || end != digits.data() + digits.size()) return {};
  boost::system::error_code error;
  const auto address = boost::asio::ip::make_address(std::string(host), error);
  if (error || address.is_v6() != is_bracketed) return {};
  endpoint.address = address.to_string();
  endpoint.is_loopback = address.is_loopback();
  return endpoint;
}

Result<Configuration> make_configuration(const Options& options, const ReadFile& read_file) {
  Configuration configuration;
  configuration.listen = *parse_endpoint(text_of(options, "listen"));
  auto tls = tls_of(options, configuration.listen);
  if (!tls) return std::unexpected(tls.error());
  configuration.tls = std::move(*tls);
  auto providers = providers_of(options, configuration.listen, read_file);
  if (!providers) return std::unexpected(providers.error());
  configuration.providers = std::move(*providers);

  auto origin = origin_of(options, configuration.tls.has_value());
  if (!origin) return std::unexpected(origin.error());
  configuration.public_origin = std::move(*origin);
  configuration.data_dir = text_of(options, "data-dir");
  configuration.web_root = text_of(options, "web-root");
  configuration.content_dir = text_of(options, "content-dir");
  configuration.session_limits = {
      .idle = std::chrono::days(number_of(options, "session-idle-days")),
      .absolute = std::chrono::days(number_of(options, "session-absolute-days"))};
  configuration.requests_per_minute = number_of(options, "requests-per-minute");
  configuration.web_reload = switch_of(options, "web-reload");
  configuration.request_log =
      switch_of(options, "log-requests") == Switch::on ? net::RequestLog::on : net::RequestLog::off;
  return configuration;
}

std::string providers_report(const std::vector<identity::Provider>& providers) {
  std::string report;
  for (const auto& provider : providers) {
    report += fmt::format(
        "[provider {}] issuer = \"{}\", client_id = \"{}\", client_secret = \"(redacted)\"\n",
        provider.id, provider.issuer, provider.client_id);
  }
  return report;
}

}  // namespace liopep

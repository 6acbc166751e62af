#include "server/identity/openid_metadata.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "server/base/json.h"
#include "server/net/url.h"

namespace liopep::identity {
namespace {

struct RawMetadata {
  std::string issuer, authorization_endpoint, token_endpoint, jwks_uri;
  std::optional<std::vector<std::string>> token_endpoint_auth_methods_supported;
  std::optional<bool> authorization_response_iss_parameter_supported;
};
BOOST_DESCRIBE_STRUCT(RawMetadata, (),
                      (issuer, authorization_endpoint, token_endpoint, jwks_uri,
                       token_endpoint_auth_methods_supported,
                       authorization_response_iss_parameter_supported))

std::unexpected<Error> bad_metadata(std::string detail) {
  return fail(ErrorKind::unavailable, "sign_in.provider_unavailable", std::move(detail));
}

/// Microsoft's endpoints for many tenants publish a template in place of an issuer.
bool is_microsoft_template(const std::string& published, const std::string& configured) {
  constexpr std::string_view host = "https://login.microsoftonline.com/";
  return configured.starts_with(host) && published == std::string(host) + "{tenantid}/v2.0";
}

bool may_be_called(const std::string& endpoint, bool issuer_is_loopback) {
  const auto url = net::parse_url(endpoint, "endpoint");
  if (!url) return false;
  return url->scheme == net::Scheme::https || (issuer_is_loopback && url->is_loopback());
}

ClientAuthentication choose_authentication(const RawMetadata& raw) {
  const auto& methods = raw.token_endpoint_auth_methods_supported;
  if (!methods) return ClientAuthentication::basic;  // the default of the specification
  const bool has_basic = std::ranges::find(*methods, "client_secret_basic") != methods->end();
  return has_basic ? ClientAuthentication::basic : ClientAuthentication::post;
}

}  // namespace

std::string metadata_url(std::string_view issuer) {
  if (issuer.ends_with('/')) issuer.remove_suffix(1);
  return fmt::format("{}/.well-known/openid-configuration", issuer);
}

Result<OpenIdMetadata> read_openid_metadata(std::string_view json, const std::string& issuer) {
  auto raw = json::read<RawMetadata>(json, json::UnknownKeys::ignore);
  if (!raw) {
    return bad_metadata(
        fmt::format("The provider's metadata: {} {}.", raw.error().field, raw.error().detail));
  }
  if (raw->issuer != issuer && !is_microsoft_template(raw->issuer, issuer)) {
    return bad_metadata(fmt::format(
        "The provider calls itself {}, but is configured as {}; the two must be the same.",
        raw->issuer, issuer));
  }
  const auto issuer_url = net::parse_url(issuer, "issuer");
  const bool is_loopback = issuer_url && issuer_url->is_loopback();
  for (const auto* endpoint :
       {&raw->authorization_endpoint, &raw->token_endpoint, &raw->jwks_uri}) {
    if (may_be_called(*endpoint, is_loopback)) continue;
    return bad_metadata("The provider's metadata names an endpoint that is not https.");
  }
  return OpenIdMetadata{
      .issuer = std::move(raw->issuer),
      .authorization_endpoint = std::move(raw->authorization_endpoint),
      .token_endpoint = std::move(raw->token_endpoint),
      .jwks_uri = std::move(raw->jwks_uri),
      .client_authentication = choose_authentication(*raw),
      .sends_issuer = raw->authorization_response_iss_parameter_supported.value_or(false)};
}

}  // namespace liopep::identity

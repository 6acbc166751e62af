#pragma once

#include <string>
#include <string_view>

#include "server/base/error.h"

namespace liopep::identity {

/// How the program proves itself at the token endpoint.
enum class ClientAuthentication { basic, post };

/// What a provider says about itself (OpenID Connect Discovery 1.0, section 3).
struct OpenIdMetadata {
  std::string issuer;  ///< may contain `{tenantid}` (Microsoft's shared endpoints)
  std::string authorization_endpoint;
  std::string token_endpoint;
  std::string jwks_uri;
  ClientAuthentication client_authentication = ClientAuthentication::basic;
  /// The callback carries `iss` (RFC 9207).
  bool sends_issuer = false;
};

/// Where the provider's metadata is.
[[nodiscard]] std::string metadata_url(std::string_view issuer);

/// Reads the metadata and checks that it is the issuer's own and that its endpoints are https (or,
/// for an issuer on loopback, on loopback). Errors: unavailable, for the log.
[[nodiscard]] Result<OpenIdMetadata> read_openid_metadata(std::string_view json,
                                                          const std::string& issuer);

}  // namespace liopep::identity

#pragma once

#include <optional>
#include <string>

#include "server/base/error.h"
#include "server/base/personal.h"
#include "server/identity/openid_metadata.h"
#include "server/identity/provider.h"
#include "server/net/http.h"

namespace liopep::identity {

/// What the provider sends back through the browser (RFC 6749, section 4.1.2; RFC 9207).
struct Callback {
  std::optional<std::string> state, code, issuer, error;
  /// Only Apple, only at the first sign-in, only in a posted form.
  std::optional<Personal<std::string>> name;
};

/// Reads the query, or the body of a posted form. Errors: invalid (`sign_in.rejected`).
[[nodiscard]] Result<Callback> read_callback(const net::Request& request);

/// Checks `state` and issuer, and that the provider sent a code, which is returned.
/// Errors: `sign_in.cancelled`, `sign_in.provider_unavailable`, `sign_in.rejected`.
[[nodiscard]] Result<std::string> check_callback(const Callback& callback,
                                                 const std::string& expected_state,
                                                 const OpenIdMetadata& metadata);

}  // namespace liopep::identity

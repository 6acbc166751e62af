#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/base/clock.h"
#include "server/base/error.h"
#include "server/base/personal.h"
#include "server/identity/jws.h"

namespace liopep::identity {

/// Who the provider says is signing in. The pair (issuer, subject) is the key of an identity.
struct Identity {
  std::string issuer;
  std::string subject;
  std::optional<Personal<std::string>> name;
  std::optional<Personal<std::string>> email;
};

/// What an ID token must say to be ours.
struct IdTokenExpectation {
  /// Exact issuer. May contain `{tenantid}`, as Microsoft's shared endpoints publish it; the
  /// token's own `tid` then stands there.
  std::string issuer;
  std::string client_id;
  std::string nonce;
  UnixMillis now;
};

/// Checks an ID token (OpenID Connect Core 1.0, section 3.1.3.7): signature, issuer, audience,
/// authorized party, times with 60 s of skew, nonce. Errors: invalid, without personal data in the
/// detail.
[[nodiscard]] Result<Identity> verify_id_token(std::string_view token, const VerificationKey& key,
                                               const IdTokenExpectation& expected);

}  // namespace liopep::identity

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/error.h"

struct _cjose_jwk_int;

/// Signed tokens (JSON Web Signature, RFC 7515), compact form, by libcjose.
namespace liopep::identity {

/// The algorithms that are accepted. `none` and shared-secret ones (HS256) have no name here.
enum class SignatureAlgorithm { rs256, es256 };

/// The protected header of a token: not trusted before the signature is checked.
struct TokenHeader {
  SignatureAlgorithm algorithm = SignatureAlgorithm::rs256;
  std::optional<std::string> key_id;
};

/// Reads a token's header. Errors: invalid for anything but a compact token of at most 16 kB signed
/// with RS256 or ES256 and without `crit` extensions.
[[nodiscard]] Result<TokenHeader> read_token_header(std::string_view token);

/// A public key for one algorithm.
struct VerificationKey {
  SignatureAlgorithm algorithm = SignatureAlgorithm::rs256;
  std::optional<std::string> key_id;
  std::shared_ptr<_cjose_jwk_int> key;
};

/// A provider's public keys (JWK Set, RFC 7517).
class KeySet {
 public:
  KeySet() = default;
  /// Keeps the keys that can check RS256 (2048 bits or more) or ES256, and ignores all others.
  /// Errors: invalid when the text is no key set or no key is left.
  [[nodiscard]] static Result<KeySet> read(std::string_view json);

  /// The key that the header names, or the only fitting one when it names none; else null.
  [[nodiscard]] const VerificationKey* find(const TokenHeader& header) const;

 private:
  std::vector<VerificationKey> keys_;
};

/// Checks the signature and returns the payload. Errors: invalid.
[[nodiscard]] Result<std::string> verify_signature(std::string_view token,
                                                   const VerificationKey& key);

/// Decodes base64url without padding (RFC 4648, section 5).
[[nodiscard]] std::optional<std::string> decode_base64url(std::string_view text);

}  // namespace liopep::identity

#include "server/identity/jws.h"

#include <cjose/cjose.h>

#include <algorithm>
#include <cstdlib>

#include "server/base/json.h"

namespace liopep::identity {
namespace {

constexpr std::size_t max_token_bytes = 16 * 1024;
constexpr std::size_t max_keys = 64;
constexpr std::size_t min_rsa_bits = 2048;
constexpr std::string_view base64url_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::unexpected<Error> bad_token(std::string detail) {
  return fail(ErrorKind::invalid, "sign_in.rejected", std::move(detail));
}

struct RawHeader {
  std::string alg;
  std::optional<std::string> kid;
  std::optional<std::vector<std::string>> crit;
};
BOOST_DESCRIBE_STRUCT(RawHeader, (), (alg, kid, crit))

/// The public members of a JSON Web Key; private ones are never read.
struct RawKey {
  std::string kty;
  std::optional<std::string> kid, use, alg, crv, n, e, x, y;
};
BOOST_DESCRIBE_STRUCT(RawKey, (), (kty, kid, use, alg, crv, n, e, x, y))

struct RawKeySet {
  std::vector<RawKey> keys;
};
BOOST_DESCRIBE_STRUCT(RawKeySet, (), (keys))

std::optional<SignatureAlgorithm> algorithm_of(const RawKey& key) {
  if (key.use && *key.use != "sig") return std::nullopt;
  const auto is_for = [&key](std::string_view name) { return !key.alg || *key.alg == name; };
  if (key.kty == "RSA" && is_for("RS256")) return SignatureAlgorithm::rs256;
  if (key.kty == "EC" && key.crv == "P-256" && is_for("ES256")) return SignatureAlgorithm::es256;
  return std::nullopt;
}

std::optional<VerificationKey> to_verification_key(const RawKey& raw) {
  const auto algorithm = algorithm_of(raw);
  if (!algorithm) return std::nullopt;
  const std::string json = json::write(raw);
  cjose_err error;
  std::shared_ptr<cjose_jwk_t> key(cjose_jwk_import(json.data(), json.size(), &error),
                                   [](cjose_jwk_t* jwk) {
                                     if (jwk != nullptr) cjose_jwk_release(jwk);
                                   });
  if (!key) return std::nullopt;
  if (*algorithm == SignatureAlgorithm::rs256 &&
      cjose_jwk_get_keysize(key.get(), &error) < min_rsa_bits) {
    return std::nullopt;
  }
  return VerificationKey{*algorithm, raw.kid, std::move(key)};
}

}  // namespace

std::optional<std::string> decode_base64url(std::string_view text) {
  // libcjose skips what it does not know; one text must have one reading.
  if (text.find_first_not_of(base64url_alphabet) != std::string_view::npos) return std::nullopt;
  if (text.size() % 4 == 1) return std::nullopt;
  if (text.empty()) return std::string();
  std::uint8_t* bytes = nullptr;
  std::size_t size = 0;
  cjose_err error;
  if (!cjose_base64url_decode(text.data(), text.size(), &bytes, &size, &error)) {
    return std::nullopt;
  }
  std::string decoded(reinterpret_cast<const char*>(bytes), size);
  cjose_get_dealloc()(bytes);
  return decoded;
}

Result<TokenHeader> read_token_header(std::string_view token) {
  if (token.size() > max_token_bytes) return bad_token("The token is too large.");
  if (std::ranges::count(token, '.') != 2) return bad_token("The token is not a compact JWS.");
  const std::size_t payload_at = token.find('.') + 1;
  const std::size_t signature_at = token.rfind('.') + 1;
  const auto json = decode_base64url(token.substr(0, payload_at - 1));
  // libcjose decodes leniently; two texts must not be the same token.
  if (!json || !decode_base64url(token.substr(payload_at, signature_at - 1 - payload_at)) ||
      !decode_base64url(token.substr(signature_at))) {
    return bad_token("The token is not base64url.");
  }
  const auto raw = json::read<RawHeader>(*json, json::UnknownKeys::ignore);
  if (!raw) return bad_token("The token's header is malformed: " + raw.error().detail);
  if (raw->crit) return bad_token("The token needs an extension that is not known here.");
  if (raw->alg == "RS256") return TokenHeader{SignatureAlgorithm::rs256, raw->kid};
  if (raw->alg == "ES256") return TokenHeader{SignatureAlgorithm::es256, raw->kid};
  return bad_token("The token is signed with an algorithm other than RS256 and ES256.");
}

Result<KeySet> KeySet::read(std::string_view json) {
  const auto raw = json::read<RawKeySet>(json, json::UnknownKeys::ignore);
  if (!raw) return bad_token("The key set is malformed: " + raw.error().detail);
  if (raw->keys.size() > max_keys) return bad_token("The key set is too large.");
  KeySet set;
  for (const RawKey& key : raw->keys) {
    if (auto usable = to_verification_key(key)) set.keys_.push_back(std::move(*usable));
  }
  if (set.keys_.empty()) return bad_token("The key set has no RS256 or ES256 key.");
  return set;
}

const VerificationKey* KeySet::find(const TokenHeader& header) const {
  const VerificationKey* found = nullptr;
  for (const VerificationKey& key : keys_) {
    if (key.algorithm != header.algorithm) continue;
    if (header.key_id && key.key_id != header.key_id) continue;
    if (found != nullptr) return nullptr;  // ambiguous
    found = &key;
  }
  return found;
}

Result<std::string> verify_signature(std::string_view token, const VerificationKey& key) {
  cjose_err error;
  const std::unique_ptr<cjose_jws_t, decltype(&cjose_jws_release)> jws(
      cjose_jws_import(token.data(), token.size(), &error), &cjose_jws_release);
  if (!jws) return bad_token("The token is not a compact JWS.");
  if (!cjose_jws_verify(jws.get(), key.key.get(), &error)) {
    return bad_token("The token's signature is wrong.");
  }
  std::uint8_t* bytes = nullptr;
  std::size_t size = 0;
  if (!cjose_jws_get_plaintext(jws.get(), &bytes, &size, &error)) {
    return bad_token("The token has no payload.");
  }
  return std::string(reinterpret_cast<const char*>(bytes), size);
}

}  // namespace liopep::identity

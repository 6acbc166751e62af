#pragma once

#include <cjose/cjose.h>

#include <cassert>
#include <memory>
#include <string>
#include <string_view>

/// Plays the provider's key store in tests: makes real keys and signs with them.
namespace liopep::identity {

class SignerForTest {
 public:
  static SignerForTest rs256(std::string kid, std::size_t bits = 2048) {
    constexpr std::uint8_t exponent[] = {1, 0, 1};
    return {"RS256", std::move(kid),
            cjose_jwk_create_RSA_random(bits, exponent, sizeof exponent, nullptr)};
  }
  static SignerForTest es256(std::string kid) {
    return {"ES256", std::move(kid), cjose_jwk_create_EC_random(CJOSE_JWK_EC_P_256, nullptr)};
  }
  /// What a forger does who uses a public text as a shared secret.
  static SignerForTest hs256(std::string kid, std::string_view secret) {
    return {"HS256", std::move(kid),
            cjose_jwk_create_oct_spec(reinterpret_cast<const std::uint8_t*>(secret.data()),
                                      secret.size(), nullptr)};
  }

  /// The public key as JSON; a key set is `{"keys":[...]}` around it.
  [[nodiscard]] std::string public_key() const {
    char* json = cjose_jwk_to_json(key_.get(), false, nullptr);
    assert(json != nullptr);
    std::string text(json);
    cjose_get_dealloc()(json);
    return text;
  }

  /// A signed compact token around `claims` (JSON).
  [[nodiscard]] std::string sign(std::string_view claims) const {
    cjose_header_t* header = cjose_header_new(nullptr);
    cjose_header_set(header, CJOSE_HDR_ALG, algorithm_, nullptr);
    if (!kid_.empty()) cjose_header_set(header, CJOSE_HDR_KID, kid_.c_str(), nullptr);
    cjose_jws_t* jws =
        cjose_jws_sign(key_.get(), header, reinterpret_cast<const std::uint8_t*>(claims.data()),
                       claims.size(), nullptr);
    assert(jws != nullptr);
    const char* compact = nullptr;
    cjose_jws_export(jws, &compact, nullptr);
    std::string token(compact);
    cjose_jws_release(jws);
    cjose_header_release(header);
    return token;
  }

 private:
  SignerForTest(const char* algorithm, std::string kid, cjose_jwk_t* key)
      : algorithm_(algorithm),
        kid_(std::move(kid)),
        key_(key, [](cjose_jwk_t* jwk) { cjose_jwk_release(jwk); }) {
    cjose_jwk_set_kid(key, kid_.data(), kid_.size(), nullptr);
  }

  const char* algorithm_;
  std::string kid_;
  std::shared_ptr<cjose_jwk_t> key_;
};

}  // namespace liopep::identity

#include "server/identity/client_secret.h"

#include <cjose/cjose.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <array>
#include <boost/describe/class.hpp>
#include <memory>

#include "server/base/json.h"

namespace liopep::identity {
namespace {

constexpr std::string_view apple_issuer = "https://appleid.apple.com";
constexpr std::int64_t lifetime_s = 300;

template <auto release>
struct Releaser {
  template <class T>
  void operator()(T* object) const {
    release(object);
  }
};
using OpenSslKey = std::unique_ptr<EVP_PKEY, Releaser<EVP_PKEY_free>>;
using JoseKey = std::unique_ptr<cjose_jwk_t, Releaser<cjose_jwk_release>>;
using JoseHeader = std::unique_ptr<cjose_header_t, Releaser<cjose_header_release>>;
using Jws = std::unique_ptr<cjose_jws_t, Releaser<cjose_jws_release>>;
using Coordinate = std::array<std::uint8_t, 32>;

struct SecretClaims {
  std::string iss, sub, aud;
  std::int64_t iat = 0, exp = 0;
};
BOOST_DESCRIBE_STRUCT(SecretClaims, (), (iss, sub, aud, iat, exp))

bool read_coordinate(EVP_PKEY* key, const char* name, Coordinate& out) {
  BIGNUM* number = nullptr;
  if (EVP_PKEY_get_bn_param(key, name, &number) != 1) return false;
  const int size = BN_bn2binpad(number, out.data(), static_cast<int>(out.size()));
  BN_clear_free(number);
  return size == static_cast<int>(out.size());
}

JoseKey read_private_key(const std::string& pem) {
  const std::unique_ptr<BIO, Releaser<BIO_free_all>> bio(
      BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  const OpenSslKey key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
  Coordinate d{}, x{}, y{};
  if (!key || !read_coordinate(key.get(), OSSL_PKEY_PARAM_PRIV_KEY, d) ||
      !read_coordinate(key.get(), OSSL_PKEY_PARAM_EC_PUB_X, x) ||
      !read_coordinate(key.get(), OSSL_PKEY_PARAM_EC_PUB_Y, y)) {
    return nullptr;
  }
  const cjose_jwk_ec_keyspec spec{.crv = CJOSE_JWK_EC_P_256,
                                  .d = d.data(),
                                  .dlen = d.size(),
                                  .x = x.data(),
                                  .xlen = x.size(),
                                  .y = y.data(),
                                  .ylen = y.size()};
  cjose_err error;
  JoseKey jose_key(cjose_jwk_create_EC_spec(&spec, &error));
  OPENSSL_cleanse(d.data(), d.size());
  return jose_key;
}

}  // namespace

Result<std::string> client_secret(const Provider& provider, UnixMillis now) {
  if (!provider.signing_secret) return provider.client_secret;
  const SigningSecret& secret = *provider.signing_secret;
  const std::int64_t now_s = to_ms(now) / 1000;
  const std::string claims = json::write(SecretClaims{.iss = secret.team_id,
                                                      .sub = provider.client_id,
                                                      .aud = std::string(apple_issuer),
                                                      .iat = now_s,
                                                      .exp = now_s + lifetime_s});
  const JoseKey key = read_private_key(secret.private_key_pem);
  if (!key) {
    return fail(ErrorKind::internal, "internal",
                "The private key of provider " + provider.id + " is no P-256 key in PEM.");
  }
  cjose_err error;
  const JoseHeader header(cjose_header_new(&error));
  const char* compact = nullptr;
  if (!header || !cjose_header_set(header.get(), CJOSE_HDR_ALG, CJOSE_HDR_ALG_ES256, &error) ||
      !cjose_header_set(header.get(), CJOSE_HDR_KID, secret.key_id.c_str(), &error)) {
    return fail(ErrorKind::internal, "internal", "The client secret could not be made.");
  }
  const Jws jws(cjose_jws_sign(key.get(), header.get(),
                               reinterpret_cast<const std::uint8_t*>(claims.data()), claims.size(),
                               &error));
  if (!jws || !cjose_jws_export(jws.get(), &compact, &error)) {
    return fail(ErrorKind::internal, "internal", "The client secret could not be signed.");
  }
  return std::string(compact);
}

}  // namespace liopep::identity

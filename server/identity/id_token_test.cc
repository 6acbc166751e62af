#include "server/identity/id_token.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/identity/signer_for_test.h"

namespace liopep::identity {
namespace {

using testing::HasSubstr;

constexpr std::int64_t now_s = 1'800'000'000;

struct Token {
  std::string iss = R"("https://id.example")";
  std::string aud = R"("liopep")";
  std::int64_t iat = now_s;
  std::int64_t exp = now_s + 300;
  std::string nonce = R"("n-1")";
  std::string more = {};

  [[nodiscard]] std::string claims() const {
    return fmt::format(
        R"({{"iss":{},"sub":"s-1","aud":{},"iat":{},"exp":{},"nonce":{},"name":"Ada","email":"a@b.example"{}}})",
        iss, aud, iat, exp, nonce, more);
  }
};

std::string key_set(const std::vector<std::string>& keys) {
  return fmt::format(R"({{"keys":[{}]}})", fmt::join(keys, ","));
}

class IdToken : public testing::Test {
 protected:
  Result<Identity> verify(const std::string& token, std::string issuer = "https://id.example") {
    const auto header = read_token_header(token);
    if (!header) return std::unexpected(header.error());
    const auto keys = KeySet::read(key_set({rsa_.public_key(), ec_.public_key()}));
    if (!keys) return std::unexpected(keys.error());
    const VerificationKey* key = keys->find(*header);
    if (key == nullptr) return fail(ErrorKind::not_found, "", "no such key");
    return verify_id_token(token, *key,
                           {.issuer = std::move(issuer),
                            .client_id = "liopep",
                            .nonce = "n-1",
                            .now = from_ms(now_s * 1000)});
  }
  Result<Identity> verify(const Token& token) { return verify(rsa_.sign(token.claims())); }

  void expect_refused(const Token& token, const char* why) {
    const auto identity = verify(token);
    ASSERT_FALSE(identity.has_value()) << why;
    EXPECT_EQ(identity.error().key, "sign_in.rejected");
    EXPECT_THAT(identity.error().detail, HasSubstr(why));
    EXPECT_THAT(identity.error().detail, Not(HasSubstr("a@b.example")));
  }

  SignerForTest rsa_ = SignerForTest::rs256("rsa-1");
  SignerForTest ec_ = SignerForTest::es256("ec-1");
};

TEST_F(IdToken, IsAcceptedFromBothKindsOfKey) {
  for (const SignerForTest& signer : {rsa_, ec_}) {
    const auto identity = verify(signer.sign(Token{}.claims()));
    ASSERT_TRUE(identity.has_value()) << identity.error().detail;
    EXPECT_EQ(identity->issuer, "https://id.example");
    EXPECT_EQ(identity->subject, "s-1");
    EXPECT_EQ(identity->name->reveal(), "Ada");
    EXPECT_EQ(identity->email->reveal(), "a@b.example");
  }
}

TEST_F(IdToken, NeedsNoNameOrEmail) {
  const auto identity = verify(rsa_.sign(fmt::format(
      R"({{"iss":"https://id.example","sub":"s","aud":["liopep"],"iat":{},"exp":{},"nonce":"n-1","name":null}})",
      now_s, now_s + 1)));
  ASSERT_TRUE(identity.has_value()) << identity.error().detail;
  EXPECT_FALSE(identity->name.has_value());
}

TEST_F(IdToken, RefusesOtherAlgorithms) {
  const std::string claims = Token{}.claims();
  // HS256 with the public key as the secret: the classic confusion of algorithms.
  EXPECT_FALSE(verify(SignerForTest::hs256("rsa-1", rsa_.public_key()).sign(claims)).has_value());
  // {"alg":"none","kid":"rsa-1"} without a signature.
  std::string none = rsa_.sign(claims);
  none = "eyJhbGciOiJub25lIiwia2lkIjoicnNhLTEifQ" + none.substr(none.find('.'));
  const auto identity = verify(none.substr(0, none.rfind('.') + 1));
  ASSERT_FALSE(identity.has_value());
  EXPECT_THAT(identity.error().detail, HasSubstr("algorithm"));
}

TEST_F(IdToken, RefusesATamperedToken) {
  const std::string token = rsa_.sign(Token{}.claims());
  const std::size_t payload_at = token.find('.') + 1;
  const std::size_t signature_at = token.rfind('.') + 1;
  for (const std::size_t at : {payload_at + 20, signature_at + 10}) {
    std::string tampered = token;
    tampered[at] = tampered[at] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(verify(tampered).has_value());
  }
  EXPECT_FALSE(verify(token.substr(0, signature_at)).has_value());
  EXPECT_FALSE(verify(token + "=").has_value());
  EXPECT_FALSE(verify(std::string("a.b.c")).has_value());
  EXPECT_FALSE(verify(std::string(20'000, 'a')).has_value());
  // Signed well, by somebody else who uses the same key id.
  EXPECT_FALSE(verify(SignerForTest::rs256("rsa-1").sign(Token{}.claims())).has_value());
}

TEST_F(IdToken, RefusesAnotherIssuerAudienceOrNonce) {
  expect_refused({.iss = R"("https://id.example/")"}, "another issuer");
  expect_refused({.aud = R"("other")"}, "another program");
  expect_refused({.aud = R"([])"}, "another program");
  expect_refused({.aud = "7"}, "audience is malformed");
  expect_refused({.aud = R"(["liopep","other"])"}, "names no authorized party");
  expect_refused({.aud = R"(["liopep","other"])", .more = R"(,"azp":"other")"},
                 "given to another program");
  expect_refused({.nonce = R"("n-2")"}, "another sign-in");
  expect_refused({.nonce = "null"}, "another sign-in");
  EXPECT_TRUE(verify(Token{.aud = R"(["other","liopep"])", .more = R"(,"azp":"liopep")"}));
}

TEST_F(IdToken, RefusesWrongTimesAllowsSkew) {
  expect_refused({.iat = now_s - 700, .exp = now_s - 60}, "expired");
  expect_refused({.iat = now_s + 61}, "in the future");
  expect_refused({.iat = now_s - 90'000}, "too long ago");
  expect_refused({.more = fmt::format(R"(,"nbf":{})", now_s + 61)}, "not valid yet");
  EXPECT_TRUE(verify(Token{.iat = now_s + 59, .exp = now_s - 59}).has_value());
}

TEST_F(IdToken, FillsInMicrosoftsTenant) {
  const std::string tenant = "72f988bf-86f1-41af-91ab-2d7cd011db47";
  const std::string shared = "https://login.example/{tenantid}/v2.0";
  const auto token = [&](std::string tid) {
    return rsa_.sign(
        Token{.iss = fmt::format(R"("https://login.example/{}/v2.0")", tenant), .more = tid}
            .claims());
  };
  const auto identity = verify(token(fmt::format(R"(,"tid":"{}")", tenant)), shared);
  ASSERT_TRUE(identity.has_value()) << identity.error().detail;
  EXPECT_EQ(identity->issuer, "https://login.example/" + tenant + "/v2.0");
  EXPECT_FALSE(verify(token(""), shared).has_value());
  EXPECT_FALSE(verify(token(R"(,"tid":"00000000-0000-0000-0000-000000000000")"), shared));
  EXPECT_FALSE(verify(token(R"(,"tid":"../x")"), shared));
}

TEST_F(IdToken, HeaderWithExtensionsIsRefused) {
  // {"alg":"RS256","crit":["b64"]}
  const auto header = read_token_header("eyJhbGciOiJSUzI1NiIsImNyaXQiOlsiYjY0Il19.e30.AA");
  ASSERT_FALSE(header.has_value());
  EXPECT_THAT(header.error().detail, HasSubstr("extension"));
}

TEST(KeySet, FindsByIdAndAlgorithm) {
  const auto first = SignerForTest::rs256("one");
  const auto second = SignerForTest::rs256("two");
  const auto third = SignerForTest::es256("one");
  const auto keys =
      KeySet::read(key_set({first.public_key(), second.public_key(), third.public_key(),
                            R"({"kty":"OKP","crv":"Ed25519","x":"AA"})"}));
  ASSERT_TRUE(keys.has_value());
  EXPECT_NE(keys->find({SignatureAlgorithm::rs256, "two"}), nullptr);
  EXPECT_EQ(keys->find({SignatureAlgorithm::rs256, "three"}), nullptr);
  EXPECT_EQ(keys->find({SignatureAlgorithm::es256, "two"}), nullptr);
  EXPECT_EQ(keys->find({SignatureAlgorithm::rs256, std::nullopt}), nullptr) << "ambiguous";
  EXPECT_NE(keys->find({SignatureAlgorithm::es256, std::nullopt}), nullptr) << "the only one";
}

TEST(KeySet, RefusesWeakAndPrivateAndForeignKeys) {
  EXPECT_FALSE(KeySet::read(key_set({SignerForTest::rs256("weak", 1024).public_key()})));
  EXPECT_FALSE(KeySet::read(key_set({R"({"kty":"oct","k":"AAAA"})"})));
  EXPECT_FALSE(KeySet::read(key_set({R"({"kty":"EC","crv":"P-256","x":"AA","y":"AA"})"})));
  EXPECT_FALSE(KeySet::read(key_set({R"({"kty":"RSA","n":"","e":"AQAB"})"})));
  EXPECT_FALSE(KeySet::read("{}"));
  EXPECT_FALSE(KeySet::read("not json"));
}

TEST(Base64url, HasOneReading) {
  EXPECT_EQ(decode_base64url("_-8"), "\xff\xef");
  EXPECT_EQ(decode_base64url(""), "");
  for (const char* text : {"a", "aa==", "aa+a", "a a", "aa\n"}) {
    EXPECT_FALSE(decode_base64url(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace liopep::identity

#include "server/identity/id_token.h"

#include <algorithm>
#include <vector>

#include "server/base/json.h"

namespace liopep::identity {
namespace {

constexpr double skew_s = 60;
constexpr double max_age_s = 24 * 3600;
constexpr std::size_t max_subject_bytes = 255;  // OpenID Connect Core 1.0, section 2
constexpr std::string_view tenant_placeholder = "{tenantid}";

struct Claims {
  std::string iss, sub;
  double exp = 0, iat = 0;
  std::optional<double> nbf;
  std::optional<std::string> nonce, azp, tid;
  std::optional<Personal<std::string>> name, email;
};
BOOST_DESCRIBE_STRUCT(Claims, (), (iss, sub, exp, iat, nbf, nonce, azp, tid, name, email))

struct OneAudience {
  std::string aud;
};
BOOST_DESCRIBE_STRUCT(OneAudience, (), (aud))

struct ManyAudiences {
  std::vector<std::string> aud;
};
BOOST_DESCRIBE_STRUCT(ManyAudiences, (), (aud))

std::unexpected<Error> bad_token(std::string detail) {
  return fail(ErrorKind::invalid, "sign_in.rejected", std::move(detail));
}

/// `aud` is a text or an array of texts.
Result<std::vector<std::string>> read_audiences(std::string_view payload) {
  if (auto one = json::read<OneAudience>(payload, json::UnknownKeys::ignore)) {
    return std::vector{std::move(one->aud)};
  }
  auto many = json::read<ManyAudiences>(payload, json::UnknownKeys::ignore);
  if (!many) return bad_token("The token's audience is malformed.");
  return std::move(many->aud);
}

bool is_tenant_id(std::string_view text) {
  return text.size() == 36 &&
         text.find_first_not_of("0123456789abcdefABCDEF-") == std::string_view::npos;
}

Result<void> check_issuer(const Claims& claims, std::string issuer) {
  if (const auto at = issuer.find(tenant_placeholder); at != std::string::npos) {
    if (!claims.tid || !is_tenant_id(*claims.tid)) return bad_token("The token names no tenant.");
    issuer.replace(at, tenant_placeholder.size(), *claims.tid);
  }
  if (claims.iss != issuer) return bad_token("The token is from another issuer.");
  return {};
}

Result<void> check_audience(const Claims& claims, std::string_view payload,
                            const std::string& client_id) {
  const auto audiences = read_audiences(payload);
  if (!audiences) return std::unexpected(audiences.error());
  if (std::ranges::find(*audiences, client_id) == audiences->end()) {
    return bad_token("The token is for another program.");
  }
  if (audiences->size() > 1 && !claims.azp) {
    return bad_token("The token has several audiences and names no authorized party.");
  }
  if (claims.azp && *claims.azp != client_id) {
    return bad_token("The token was given to another program.");
  }
  return {};
}

Result<void> check_times(const Claims& claims, UnixMillis now) {
  const double now_s = static_cast<double>(to_ms(now)) / 1000;
  if (now_s >= claims.exp + skew_s) return bad_token("The token has expired.");
  if (claims.iat > now_s + skew_s) return bad_token("The token was issued in the future.");
  if (claims.iat < now_s - max_age_s) return bad_token("The token was issued too long ago.");
  if (claims.nbf && *claims.nbf > now_s + skew_s) return bad_token("The token is not valid yet.");
  return {};
}

}  // namespace

Result<Identity> verify_id_token(std::string_view token, const VerificationKey& key,
                                 const IdTokenExpectation& expected) {
  const auto header = read_token_header(token);
  if (!header) return std::unexpected(header.error());
  // The key decides the algorithm, never the token alone.
  if (header->algorithm != key.algorithm) return bad_token("The key is for another algorithm.");
  const auto payload = verify_signature(token, key);
  if (!payload) return std::unexpected(payload.error());
  auto claims = json::read<Claims>(*payload, json::UnknownKeys::ignore);
  if (!claims) {
    return bad_token("The token's claim " + claims.error().field + " " + claims.error().detail);
  }
  if (auto ok = check_issuer(*claims, expected.issuer); !ok) return std::unexpected(ok.error());
  if (auto ok = check_audience(*claims, *payload, expected.client_id); !ok) {
    return std::unexpected(ok.error());
  }
  if (auto ok = check_times(*claims, expected.now); !ok) return std::unexpected(ok.error());
  if (claims->nonce != expected.nonce) return bad_token("The token answers another sign-in.");
  if (claims->sub.empty() || claims->sub.size() > max_subject_bytes) {
    return bad_token("The token's subject is empty or too long.");
  }
  return Identity{std::move(claims->iss), std::move(claims->sub), std::move(claims->name),
                  std::move(claims->email)};
}

}  // namespace liopep::identity

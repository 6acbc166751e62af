#include "server/identity/callback.h"

#include <fmt/format.h>
#include <openssl/crypto.h>

#include "server/base/json.h"

namespace liopep::identity {
namespace {

struct AppleName {
  std::optional<std::string> firstName, lastName;
};
BOOST_DESCRIBE_STRUCT(AppleName, (), (firstName, lastName))

struct AppleUser {
  std::optional<AppleName> name;
};
BOOST_DESCRIBE_STRUCT(AppleUser, (), (name))

std::unexpected<Error> rejected(std::string detail) {
  return fail(ErrorKind::invalid, "sign_in.rejected", std::move(detail));
}

std::optional<Personal<std::string>> read_name(const std::string& user) {
  const auto parsed = json::read<AppleUser>(user, json::UnknownKeys::ignore);
  if (!parsed || !parsed->name) return std::nullopt;
  const std::string first = parsed->name->firstName.value_or("");
  const std::string last = parsed->name->lastName.value_or("");
  const std::string_view space = first.empty() || last.empty() ? "" : " ";
  return Personal<std::string>(fmt::format("{}{}{}", first, space, last));
}

bool equal_in_constant_time(const std::string& a, const std::string& b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

Result<void> check_issuer(const Callback& callback, const OpenIdMetadata& metadata) {
  // A template stands for many issuers; the ID token then says which.
  if (metadata.issuer.contains("{tenantid}")) return {};
  if (callback.issuer ? *callback.issuer != metadata.issuer : metadata.sends_issuer) {
    return rejected("The answer is from another issuer than the one that was asked.");
  }
  return {};
}

}  // namespace

Result<Callback> read_callback(const net::Request& request) {
  net::Request form;
  form.query = request.method == net::Method::post ? request.body : request.query;
  Callback callback;
  std::optional<std::string> user;
  const auto read = [&form](std::string_view name, std::optional<std::string>& out) {
    auto value = form.query_parameter(name);
    if (value) out = std::move(*value);
    return value.has_value();
  };
  if (!read("state", callback.state) || !read("code", callback.code) ||
      !read("iss", callback.issuer) || !read("error", callback.error) || !read("user", user)) {
    return rejected("The answer of the provider is malformed.");
  }
  if (user && request.method == net::Method::post) callback.name = read_name(*user);
  return callback;
}

Result<std::string> check_callback(const Callback& callback, const std::string& expected_state,
                                   const OpenIdMetadata& metadata) {
  if (!callback.state || !equal_in_constant_time(*callback.state, expected_state)) {
    return rejected("The answer belongs to another sign-in (state).");
  }
  if (auto ok = check_issuer(callback, metadata); !ok) return std::unexpected(ok.error());
  if (callback.error == "access_denied" || callback.error == "user_cancelled_authorize") {
    return fail(ErrorKind::invalid, "sign_in.cancelled", "The person cancelled at the provider.");
  }
  if (callback.error == "temporarily_unavailable" || callback.error == "server_error") {
    return fail(ErrorKind::unavailable, "sign_in.provider_unavailable",
                "The provider cannot sign anybody in at the moment.");
  }
  if (callback.error) return rejected("The provider refused the request.");
  if (!callback.code || callback.code->empty()) return rejected("The provider sent no code.");
  return *callback.code;
}

}  // namespace liopep::identity

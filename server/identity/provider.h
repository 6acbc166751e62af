#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/error.h"

namespace liopep::identity {

/// How the provider sends the browser back.
enum class ResponseMode {
  query,      ///< by a redirect
  form_post,  ///< by a form that the browser posts; Apple does when asked for a name or e-mail
};

/// Apple's way of a client secret: a token that we sign ourselves.
struct SigningSecret {
  std::string team_id;
  std::string key_id;
  std::string private_key_pem;  ///< P-256
};

/// One way to sign in, as configured.
struct Provider {
  std::string id;    ///< part of our own paths: /auth/{id}/start
  std::string name;  ///< as the button says it
  std::string issuer;
  std::string client_id;
  std::string client_secret;  ///< empty when `signing_secret` is there
  std::optional<SigningSecret> signing_secret;
  std::string scopes;
  ResponseMode response_mode = ResponseMode::query;
  bool is_demo = false;
};

/// From where the server can be reached.
enum class Reach { loopback, network };

/// Reads the providers file (TOML, one `[[provider]]` table each):
///
///     [[provider]]
///     id = "google"
///     name = "Google"
///     issuer = "https://accounts.google.com"
///     client_id = "…"
///     client_secret = "…"
///
/// Optional: scopes (default "openid profile email"), response_mode ("query" or "form_post"), demo,
/// and in place of client_secret: apple_team_id, apple_key_id, apple_private_key_file.
/// A demo provider, or one whose issuer is plain http, is only accepted when the issuer is on
/// loopback and so is the server. Errors: invalid; the detail names the provider, the field and the
/// fix, never a secret.
[[nodiscard]] Result<std::vector<Provider>> read_providers(std::string_view toml, Reach reach);

}  // namespace liopep::identity

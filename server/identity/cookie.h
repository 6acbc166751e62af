#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "server/net/http.h"

namespace liopep::identity {

inline constexpr std::string_view session_cookie = "__Host-session";
inline constexpr std::string_view sign_in_cookie = "__Host-sign-in";

/// When a cookie travels with a request that another site began.
enum class SameSite {
  lax,   ///< only when the person follows a link
  none,  ///< also with a form that the provider posts (OAuth 2.0 Form Post Response Mode)
};

/// A Set-Cookie header by the rules of `__Host-` (RFC 6265bis, section 4.1.3.2): Secure, no Domain,
/// Path=/. `value` must be made of cookie-octets.
[[nodiscard]] net::Header set_cookie(std::string_view name, std::string_view value,
                                     std::chrono::seconds max_age, SameSite = SameSite::lax);

/// A Set-Cookie header that removes the cookie from the browser.
[[nodiscard]] net::Header clear_cookie(std::string_view name, SameSite = SameSite::lax);

}  // namespace liopep::identity

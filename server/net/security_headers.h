#pragma once

#include <string_view>

namespace liopep::net {

/// What a response's content may do in the browser.
enum class ContentPolicy {
  page,    ///< the page: scripts, styles and requests of its own origin alone
  worker,  ///< scripts under /assets/worker/: no request at all (P10)
  none,    ///< data: nothing
};

enum class Transport { plain, tls };

/// The security headers of a response as they stand in its head, each line ended: content-security
/// policy, Permissions-Policy, isolation (COOP, COEP, CORP), nosniff, Referrer-Policy and, over
/// TLS, Strict-Transport-Security.
[[nodiscard]] std::string_view security_headers(ContentPolicy policy, Transport transport);

}  // namespace liopep::net

#include "server/identity/cookie.h"

#include <fmt/format.h>

namespace liopep::identity {

net::Header set_cookie(std::string_view name, std::string_view value, std::chrono::seconds max_age,
                       SameSite same_site) {
  return {"Set-Cookie",
          fmt::format("{}={}; Path=/; Max-Age={}; Secure; HttpOnly; SameSite={}", name, value,
                      max_age.count(), same_site == SameSite::lax ? "Lax" : "None")};
}

net::Header clear_cookie(std::string_view name, SameSite same_site) {
  return set_cookie(name, "", std::chrono::seconds(0), same_site);
}

}  // namespace liopep::identity

#pragma once

#include <string>
#include <string_view>

#include "server/base/error.h"

namespace liopep::identity {

/// A place within Liopep to come back to after sign-in: "/" followed by visible ASCII, without
/// backslash, and not "//". Anything else could lead to another site. Errors: invalid.
[[nodiscard]] Result<std::string> parse_return_to(std::string_view text);

}  // namespace liopep::identity

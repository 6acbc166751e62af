#pragma once

#include <string>

#include "server/base/clock.h"
#include "server/base/error.h"
#include "server/identity/provider.h"

namespace liopep::identity {

/// The client secret to use now: the configured one or, for Apple, a token signed with ES256 that
/// holds for five minutes (Apple, "Creating a client secret"). Errors: internal, when the private
/// key is no P-256 key.
[[nodiscard]] Result<std::string> client_secret(const Provider& provider, UnixMillis now);

}  // namespace liopep::identity

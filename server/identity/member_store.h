#pragma once

#include <optional>
#include <string>

#include "server/base/clock.h"
#include "server/base/error.h"
#include "server/base/id.h"
#include "server/base/personal.h"
#include "server/db/database.h"
#include "server/identity/id_token.h"

namespace liopep::identity {

/// The member who signs in as `identity`: the one known by issuer and subject, with name and e-mail
/// as the provider says them now, or a new one with `new_id`.
[[nodiscard]] Result<MemberId> sign_in_member(db::Transaction& transaction,
                                              const Identity& identity, const MemberId& new_id,
                                              UnixMillis now);

/// The member's name, empty when the provider never told one. Errors: not_found.
[[nodiscard]] Result<Personal<std::string>> find_member_name(db::Transaction& transaction,
                                                             const MemberId& member);

}  // namespace liopep::identity

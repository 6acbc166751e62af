#include "server/identity/identity_personal_data.h"

namespace liopep::identity {
namespace {

using namespace privacy;

TableDeclaration members() {
  return {
      .table = "members",
      .feature = "identity",
      .time_to_live = "as long as the membership",
      .columns = {
          key_column("id", "Ties what belongs to one member together.", "P5"),
          own_column("name", "How Liopep greets the member; from the sign-in provider.", "P6"),
          own_column("email", "How the member can be reached; from the sign-in provider.", "P6"),
          own_column("created_at_ms", "Since when the person is a member.", "P6"),
      }};
}

TableDeclaration identities() {
  return {
      .table = "identities",
      .feature = "identity",
      .time_to_live = "as long as the membership",
      .columns = {
          own_column("issuer", "With which provider the member signs in.", "P5"),
          own_column("subject",
                     "Who the member is to that provider; takes the place of a password.", "P5"),
          key_column("member_id", "Whose way to sign in it is.", "P5"),
          own_column("created_at_ms", "Since when this way to sign in is used.", "P5"),
      }};
}

TableDeclaration sessions() {
  return {.table = "sessions",
          .feature = "identity",
          .time_to_live = "until signing out, 14 days without use, or 90 days at most",
          .row_lifetime = RowLifetime{.expiry_column = "expires_at_ms"},
          .columns = {
              key_column("token_hash",
                         "Recognises the browser; the token itself is only in the browser.", "P5"),
              key_column("member_id", "Who is signed in there.", "P5"),
              own_column("created_at_ms", "When this browser signed in; limits the session.", "P5"),
              own_column("last_seen_at_ms",
                         "When this browser was last used, to the hour; ends unused "
                         "sessions.",
                         "P5"),
              own_column("expires_at_ms", "When this session ends.", "P5"),
          }};
}

}  // namespace

PersonalData identity_personal_data() {
  return {members(), identities(), sessions()};
}

}  // namespace liopep::identity

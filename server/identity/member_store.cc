#include "server/identity/member_store.h"

namespace liopep::identity {
namespace {

constexpr std::size_t max_name_characters = 200;
constexpr std::size_t max_email_bytes = 254;  // RFC 5321, section 4.5.3.1.3

/// The first `max_name_characters` code points.
std::string shortened(const std::string& name) {
  std::size_t characters = 0;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool begins_character = (static_cast<unsigned char>(name[i]) & 0xC0U) != 0x80U;
    if (begins_character && ++characters > max_name_characters) return name.substr(0, i);
  }
  return name;
}

db::Value name_value(const Identity& identity) {
  if (!identity.name || identity.name->reveal().empty()) return std::monostate{};
  return shortened(identity.name->reveal());
}

db::Value email_value(const Identity& identity) {
  if (!identity.email || identity.email->reveal().empty() ||
      identity.email->reveal().size() > max_email_bytes) {
    return std::monostate{};
  }
  return identity.email->reveal();
}

}  // namespace

Result<MemberId> sign_in_member(db::Transaction& transaction, const Identity& identity,
                                const MemberId& new_id, UnixMillis now) {
  const auto known =
      transaction.query("SELECT member_id FROM identities WHERE issuer = $1 AND subject = $2",
                        {identity.issuer, identity.subject});
  if (!known) return std::unexpected(known.error());
  if (!known->empty()) {
    MemberId member(known->front().text(0));
    // A provider may leave out what it told before; what is known stays.
    const auto updated = transaction.query(
        "UPDATE members SET name = coalesce($2, name), email = coalesce($3, email) WHERE id = $1",
        {member.text(), name_value(identity), email_value(identity)});
    if (!updated) return std::unexpected(updated.error());
    return member;
  }
  const auto member = transaction.query(
      "INSERT INTO members (id, name, email, created_at_ms) VALUES ($1, $2, $3, $4)",
      {new_id.text(), name_value(identity), email_value(identity), to_ms(now)});
  if (!member) return std::unexpected(member.error());
  const auto inserted = transaction.query(
      "INSERT INTO identities (issuer, subject, member_id, created_at_ms) VALUES ($1, $2, $3, $4)",
      {identity.issuer, identity.subject, new_id.text(), to_ms(now)});
  if (!inserted) return std::unexpected(inserted.error());
  return new_id;
}

Result<Personal<std::string>> find_member_name(db::Transaction& transaction,
                                               const MemberId& member) {
  const auto rows =
      transaction.query("SELECT coalesce(name, '') FROM members WHERE id = $1", {member.text()});
  if (!rows) return std::unexpected(rows.error());
  if (rows->empty()) {
    return fail(ErrorKind::not_found, "member.not_found", "This member is not stored any more.");
  }
  return Personal<std::string>(rows->front().text(0));
}

}  // namespace liopep::identity

#include "server/identity/session.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "server/identity/cookie.h"
#include "server/identity/sha256.h"

namespace liopep::identity {
namespace {

constexpr std::size_t token_bytes = 32;
constexpr std::size_t token_length = 43;  // 32 bytes as base64url
constexpr std::chrono::milliseconds last_seen_step = std::chrono::hours(1);

struct StoredSession {
  MemberId member;
  UnixMillis created_at;
  UnixMillis last_seen_at;
};

/// The hash of the browser's token, if its cookie could be one of ours.
std::optional<std::vector<std::uint8_t>> presented_hash(const net::Request& request) {
  const auto token = request.cookie(session_cookie);
  if (!token || token->size() != token_length) return std::nullopt;
  return sha256(*token);
}

std::unexpected<Error> session_required() {
  return fail(ErrorKind::unauthenticated, "session.required", "Sign in first.");
}

UnixMillis expiry(const SessionLimits& limits, UnixMillis created_at, UnixMillis last_seen_at) {
  return std::min(created_at + limits.absolute, last_seen_at + limits.idle);
}

Result<std::optional<StoredSession>> find_live(db::Transaction& transaction,
                                               const std::vector<std::uint8_t>& token_hash,
                                               UnixMillis now) {
  const auto rows = transaction.query(
      "SELECT member_id, created_at_ms, last_seen_at_ms FROM sessions "
      "WHERE token_hash = $1 AND expires_at_ms > $2",
      {token_hash, to_ms(now)});
  if (!rows) return std::unexpected(rows.error());
  if (rows->empty()) return std::nullopt;
  const db::Row& row = rows->front();
  return StoredSession{MemberId(row.text(0)), from_ms(row.integer(1)), from_ms(row.integer(2))};
}

Result<void> remove(db::Transaction& transaction, const std::vector<std::uint8_t>& token_hash) {
  const auto rows = transaction.query("DELETE FROM sessions WHERE token_hash = $1", {token_hash});
  if (!rows) return std::unexpected(rows.error());
  return {};
}

}  // namespace

Sessions::Sessions(db::Database& database, const Clock& clock, Random& random, SessionLimits limits)
    : database_(database), clock_(clock), random_(random), limits_(limits) {}

boost::asio::awaitable<Result<Viewer>> Sessions::authenticate(const net::Request& request) {
  const auto token_hash = presented_hash(request);
  if (!token_hash) co_return session_required();
  const UnixMillis now = clock_.now();
  auto session = co_await database_.read<std::optional<StoredSession>>(
      [hash = *token_hash, now](db::Transaction& transaction) {
        return find_live(transaction, hash, now);
      });
  if (!session) co_return std::unexpected(std::move(session.error()));
  if (!*session) co_return session_required();
  const StoredSession& live = **session;
  if (now - live.last_seen_at >= last_seen_step) {
    // A missed note of use is no reason to turn the member away.
    (void)co_await database_.write_work(
        [hash = *token_hash, now, expires_at = expiry(limits_, live.created_at, now)](
            db::Transaction& transaction) -> Result<void> {
          const auto rows = transaction.query(
              "UPDATE sessions SET last_seen_at_ms = $2, expires_at_ms = $3 WHERE token_hash = $1",
              {hash, to_ms(now), to_ms(expires_at)});
          if (!rows) return std::unexpected(rows.error());
          return {};
        });
  }
  co_return Viewer(live.member);
}

NewSession Sessions::make() const {
  NewSession session{.token = random_token(random_, token_bytes), .token_hash = {}};
  session.token_hash = sha256(session.token);
  return session;
}

std::function<Result<void>(db::Transaction&, const MemberId&)> Sessions::storing(
    const NewSession& session, const net::Request& request) const {
  const UnixMillis now = clock_.now();
  return [hash = session.token_hash, old_hash = presented_hash(request), now,
          expires_at = expiry(limits_, now, now)](db::Transaction& transaction,
                                                  const MemberId& member) -> Result<void> {
    if (old_hash) {
      if (auto removed = remove(transaction, *old_hash); !removed) return removed;
    }
    const auto rows = transaction.query(
        "INSERT INTO sessions (token_hash, member_id, created_at_ms, last_seen_at_ms, "
        "expires_at_ms) VALUES ($1, $2, $3, $3, $4)",
        {hash, member.text(), to_ms(now), to_ms(expires_at)});
    if (!rows) return std::unexpected(rows.error());
    return {};
  };
}

net::Header Sessions::cookie(const std::string& token) const {
  return set_cookie(session_cookie, token,
                    std::chrono::duration_cast<std::chrono::seconds>(limits_.absolute));
}

boost::asio::awaitable<Result<void>> Sessions::end(const net::Request& request) {
  const auto token_hash = presented_hash(request);
  if (!token_hash) co_return Result<void>{};
  co_return co_await database_.write_work(
      [hash = *token_hash](db::Transaction& transaction) { return remove(transaction, hash); });
}

net::Handler members_only(Sessions& sessions, MemberHandler handler) {
  return [&sessions, handler = std::make_shared<const MemberHandler>(std::move(handler))](
             net::Request& request) -> boost::asio::awaitable<Result<net::Response>> {
    // The route table outlives every request, so the closure does too.
    auto viewer = co_await sessions.authenticate(request);
    if (!viewer) co_return std::unexpected(std::move(viewer.error()));
    co_return co_await (*handler)(std::move(*viewer), request);
  };
}

}  // namespace liopep::identity

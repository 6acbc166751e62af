#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "server/base/clock.h"
#include "server/base/error.h"
#include "server/base/id.h"
#include "server/base/random.h"
#include "server/db/database.h"
#include "server/identity/viewer.h"
#include "server/net/http.h"

namespace liopep::identity {

/// How long a browser stays signed in.
struct SessionLimits {
  std::chrono::milliseconds idle = std::chrono::days(14);      ///< without any request
  std::chrono::milliseconds absolute = std::chrono::days(90);  ///< in any case
};

/// A session that has just begun: its token goes into the cookie and is stored nowhere.
struct NewSession {
  std::string token;
  std::vector<std::uint8_t> token_hash;
};

/// Browsers that are signed in. The cookie `__Host-session` carries an opaque 256-bit token; the
/// store knows only its SHA-256 (P5).
class Sessions {
 public:
  /// All arguments must outlive the object.
  Sessions(db::Database& database, const Clock& clock, Random& random, SessionLimits limits = {});

  /// Who is asking. Errors: unauthenticated (`session.required`) without a live session;
  /// unavailable when the store cannot answer.
  [[nodiscard]] boost::asio::awaitable<Result<Viewer>> authenticate(const net::Request& request);

  /// A fresh token.
  [[nodiscard]] NewSession make() const;
  /// Stores `session` for `member`, and ends the one that the browser had before (`request`), so
  /// that a token known before sign-in is worth nothing after it. Runs inside the sign-in's write.
  [[nodiscard]] std::function<Result<void>(db::Transaction&, const MemberId&)> storing(
      const NewSession& session, const net::Request& request) const;

  /// The Set-Cookie header that gives the browser its token.
  [[nodiscard]] net::Header cookie(const std::string& token) const;

  /// Ends the browser's session. Succeeds when there is none.
  [[nodiscard]] boost::asio::awaitable<Result<void>> end(const net::Request& request);

 private:
  db::Database& database_;
  const Clock& clock_;
  Random& random_;
  SessionLimits limits_;
};

/// What a member may do: the viewer is proof of a live session.
using MemberHandler =
    std::function<boost::asio::awaitable<Result<net::Response>>(Viewer, net::Request&)>;

/// Puts the session check before `handler`. `sessions` must outlive the result.
[[nodiscard]] net::Handler members_only(Sessions& sessions, MemberHandler handler);

}  // namespace liopep::identity

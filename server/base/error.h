#pragma once

#include <expected>
#include <string>
#include <utility>

namespace liopep {

/// Every way in which a request can fail. `server/net` maps each to one HTTP status.
enum class ErrorKind {
  invalid,          ///< the input breaks a rule; `field` names where
  unauthenticated,  ///< nobody is signed in
  forbidden,        ///< somebody is, and may not
  not_found,
  conflict,  ///< the input contradicts what is stored
  rate_limited,
  too_large,
  unavailable,  ///< try again later
  internal,     ///< our fault; `detail` goes to the log, never to the user
};

/// An expected failure, carried as a value.
struct Error {
  ErrorKind kind = ErrorKind::internal;
  /// Message key, translated by the web: "result.too_fast".
  std::string key;
  /// English sentence that says what is wrong and what would be right. No personal data.
  std::string detail;
  /// JSON pointer or parameter name of the offending input ("/count"), or empty.
  std::string field;
};

template <class T>
using Result = std::expected<T, Error>;

/// Shorthand for returning a failure: `return fail(ErrorKind::not_found, "result.not_found", "…")`.
[[nodiscard]] inline std::unexpected<Error> fail(ErrorKind kind, std::string key,
                                                 std::string detail, std::string field = {}) {
  return std::unexpected(Error{kind, std::move(key), std::move(detail), std::move(field)});
}

}  // namespace liopep

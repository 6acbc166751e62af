#pragma once

#include <string_view>
#include <vector>

#include "server/base/error.h"
#include "server/net/http.h"

/// The one error door: every failure leaves the server as RFC 9457 problem details.
namespace liopep::net {

/// Why a request is not answered as asked.
struct Refusal {
  int status = 400;
  Error error;
  std::vector<Header> headers = {};  ///< such as Allow or Retry-After
};

/// The HTTP status that stands for `kind`.
[[nodiscard]] int status_of(ErrorKind kind);

/// An error with the status of its kind.
[[nodiscard]] Refusal refusal(Error error);

/// An error of HTTP itself, with a status of its own.
[[nodiscard]] Refusal refusal(int status, ErrorKind kind, std::string key, std::string detail,
                              std::string field = {});

/// `application/problem+json` as api/openapi.yaml describes it. The detail of an internal error is
/// left out: it is for the log.
[[nodiscard]] Response problem_response(Refusal refusal, std::string_view request_id);

}  // namespace liopep::net

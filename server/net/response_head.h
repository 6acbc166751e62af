#pragma once

#include <ctime>
#include <string>

#include "server/net/pipeline.h"
#include "server/net/security_headers.h"

namespace liopep::net {

enum class AfterResponse { keep_alive, close };

/// Status line and headers of `answer` as they go onto the wire, with the empty line at their end.
/// Adds Date, Content-Length, Connection, the security headers, and `Cache-Control: no-store` where
/// the response says nothing else.
[[nodiscard]] std::string response_head(const Answer& answer, Transport transport,
                                        AfterResponse after, std::time_t now);

}  // namespace liopep::net

#pragma once

#include <memory>

#include "server/net/log.h"

namespace liopep {

/// Writes each event as one JSON line to standard error: time, level, event, fields. Lines are
/// handed on in batches; warnings and errors at once.
[[nodiscard]] std::unique_ptr<net::Log> make_json_log();

}  // namespace liopep

#pragma once

#include <boost/asio/ssl/context.hpp>
#include <memory>

#include "server/base/error.h"
#include "server/net/server.h"

namespace liopep::net {

/// A server's TLS: 1.2 and newer, forward secrecy and authenticated encryption only.
/// Errors: invalid, with field "tls-certificate" or "tls-key".
[[nodiscard]] Result<std::unique_ptr<boost::asio::ssl::context>> make_server_tls(
    const TlsFiles& files);

}  // namespace liopep::net

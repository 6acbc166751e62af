#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "server/base/error.h"
#include "server/net/log.h"
#include "server/net/pipeline.h"

namespace liopep::net {

/// What one connection may cost. Whoever is slower is dropped.
struct ConnectionLimits {
  std::uint32_t header_bytes = 16 * 1024;
  std::size_t header_count = 64;
  std::chrono::milliseconds handshake_time{10'000};
  std::chrono::milliseconds header_time{10'000};  ///< from a request's first byte
  std::chrono::milliseconds body_time{20'000};
  std::chrono::milliseconds idle_time{60'000};   ///< between requests
  std::chrono::milliseconds write_time{20'000};  ///< and a second for each `write_bytes_per_second`
  std::size_t write_bytes_per_second = 16 * 1024;
  std::size_t connections = 4096;
  std::size_t connections_per_network = 512;
};

/// PEM files.
struct TlsFiles {
  std::filesystem::path certificate;  ///< with its chain
  std::filesystem::path key;
};

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  ///< 0: any free one
  std::optional<TlsFiles> tls = {};
  ConnectionLimits limits = {};
};

/// The HTTP listener: HTTP/1.1, over TLS 1.2 and newer when there is a certificate. Everything runs
/// on one event loop.
class Server {
 public:
  virtual ~Server() = default;

  /// The port that it is bound to.
  [[nodiscard]] virtual std::uint16_t port() const = 0;
  /// Begins to accept. `pipeline` must outlive the server.
  virtual void start(Pipeline& pipeline) = 0;
  /// Accepts no more, lets requests in work finish within `limit`, then closes what is left.
  [[nodiscard]] virtual boost::asio::awaitable<void> stop(std::chrono::milliseconds limit) = 0;
};

/// Binds the address, so that a taken port is known before anything else starts.
/// Errors: invalid (field "listen", "tls-certificate" or "tls-key").
[[nodiscard]] Result<std::unique_ptr<Server>> bind_server(boost::asio::io_context& loop,
                                                          ServerOptions options);

}  // namespace liopep::net

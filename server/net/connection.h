#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "server/net/pipeline.h"
#include "server/net/server.h"

namespace liopep::net {

using Socket =
    boost::asio::basic_stream_socket<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;
using TlsSocket = boost::asio::ssl::stream<Socket>;

/// An open connection as the server sees it.
class Connection {
 public:
  using Time = std::chrono::steady_clock::time_point;

  virtual ~Connection() = default;
  /// Called a few times a second: drops a peer that is too slow, answers for a late handler.
  virtual void tick(Time now) = 0;
  /// Ends the connection after the request in work, at once when there is none.
  virtual void drain() = 0;
  /// Ends it now.
  virtual void abort() = 0;
};

/// The connections that are open. They share it, and outlive the server when the loop ends first.
struct OpenConnections {
  std::unordered_set<Connection*> all;
  std::unordered_map<std::uint64_t, std::size_t> per_network;
};

struct Peer {
  std::string address;
  std::uint64_t network = 0;  ///< see Request::peer_network
};

[[nodiscard]] Peer peer_of(const boost::asio::ip::address& address);

/// Serves `socket` until either side has had enough.
void serve(Socket socket, Peer peer, Pipeline& pipeline, const ConnectionLimits& limits,
           std::shared_ptr<OpenConnections> open);
void serve(TlsSocket socket, Peer peer, Pipeline& pipeline, const ConnectionLimits& limits,
           std::shared_ptr<OpenConnections> open);

}  // namespace liopep::net

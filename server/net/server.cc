#include "server/net/server.h"

#include <fmt/format.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>
#include <vector>

#include "server/net/connection.h"
#include "server/net/tls.h"

namespace liopep::net {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr milliseconds tick_time{100};
using Acceptor = asio::basic_socket_acceptor<tcp, asio::io_context::executor_type>;
using Timer = asio::basic_waitable_timer<steady_clock, asio::wait_traits<steady_clock>,
                                         asio::io_context::executor_type>;

std::unexpected<Error> bad_listen(const ServerOptions& options, const error_code& ec) {
  const char* const fix =
      ec == asio::error::address_in_use
          ? " Another program has this port: end it, or choose another with --listen."
          : "";
  return fail(ErrorKind::invalid, "options.listen",
              fmt::format("Cannot listen on {}:{}: {}.{}", options.address, options.port,
                          ec.message(), fix),
              "listen");
}

class ListeningServer final : public Server {
 public:
  ListeningServer(asio::io_context& loop, Acceptor acceptor, ServerOptions options,
                  std::unique_ptr<asio::ssl::context> tls)
      : loop_(loop),
        acceptor_(std::move(acceptor)),
        timer_(loop),
        options_(std::move(options)),
        tls_(std::move(tls)) {}

  std::uint16_t port() const override { return acceptor_.local_endpoint().port(); }

  void start(Pipeline& pipeline) override {
    pipeline_ = &pipeline;
    asio::co_spawn(loop_, accept(), asio::detached);
    asio::co_spawn(loop_, tick(), asio::detached);
  }

  asio::awaitable<void> stop(milliseconds limit) override {
    error_code ignored;
    acceptor_.close(ignored);
    for (Connection* connection : std::vector(open_->all.begin(), open_->all.end())) {
      connection->drain();
    }
    const auto deadline = steady_clock::now() + limit;
    Timer wait(loop_);
    while (!open_->all.empty() && steady_clock::now() < deadline) {
      wait.expires_after(milliseconds(10));
      co_await wait.async_wait(as_result);
    }
    for (Connection* connection : std::vector(open_->all.begin(), open_->all.end())) {
      connection->abort();
    }
    is_stopped_ = true;
    timer_.cancel();
  }

 private:
  asio::awaitable<void> accept() {
    while (acceptor_.is_open()) {
      auto [ec, socket] = co_await acceptor_.async_accept(as_result);
      if (ec == asio::error::operation_aborted) break;
      if (ec) {
        // Out of descriptors, most likely: those who are here shall finish first.
        Timer wait(loop_, tick_time);
        co_await wait.async_wait(as_result);
        continue;
      }
      welcome(std::move(socket));
    }
  }

  void welcome(Socket socket) {
    error_code ec;
    const auto endpoint = socket.remote_endpoint(ec);
    if (ec) return;
    Peer peer = peer_of(endpoint.address());
    const auto from_there = open_->per_network.find(peer.network);
    const bool is_greedy = from_there != open_->per_network.end() &&
                           from_there->second >= options_.limits.connections_per_network;
    if (is_greedy || open_->all.size() >= options_.limits.connections) {
      return turn_away(std::move(socket));
    }
    socket.set_option(tcp::no_delay(true), ec);
    if (tls_ == nullptr) {
      serve(std::move(socket), std::move(peer), *pipeline_, options_.limits, open_);
    } else {
      serve(TlsSocket(std::move(socket), *tls_), std::move(peer), *pipeline_, options_.limits,
            open_);
    }
  }

  /// Too many are here: says so without waiting for anything.
  void turn_away(Socket socket) {
    if (tls_ != nullptr) return;
    const Refusal busy = refusal(
        {ErrorKind::unavailable, "server.busy", "Too many connections; try again shortly.", ""});
    const Response response = problem_response(busy, "");
    const std::string text = fmt::format(
        "HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/problem+json\r\n"
        "Content-Length: {}\r\nRetry-After: 1\r\nCache-Control: no-store\r\n"
        "Connection: close\r\n\r\n{}",
        response.body.size(), response.body);
    error_code ignored;
    socket.non_blocking(true, ignored);
    socket.write_some(asio::buffer(text), ignored);
    socket.shutdown(Socket::shutdown_send, ignored);
  }

  asio::awaitable<void> tick() {
    while (!is_stopped_) {
      timer_.expires_after(tick_time);
      co_await timer_.async_wait(as_result);
      const auto now = steady_clock::now();
      for (Connection* connection : std::vector(open_->all.begin(), open_->all.end())) {
        connection->tick(now);
      }
      pipeline_->log().flush();
    }
  }

  asio::io_context& loop_;
  Acceptor acceptor_;
  Timer timer_;
  ServerOptions options_;
  std::unique_ptr<asio::ssl::context> tls_;
  std::shared_ptr<OpenConnections> open_ = std::make_shared<OpenConnections>();
  Pipeline* pipeline_ = nullptr;
  bool is_stopped_ = false;
};

}  // namespace

Result<std::unique_ptr<Server>> bind_server(asio::io_context& loop, ServerOptions options) {
  std::unique_ptr<asio::ssl::context> tls;
  if (options.tls) {
    auto made = make_server_tls(*options.tls);
    if (!made) return std::unexpected(std::move(made.error()));
    tls = std::move(*made);
  }
  error_code ec;
  const auto address = asio::ip::make_address(options.address, ec);
  if (ec) return bad_listen(options, ec);
  const tcp::endpoint endpoint(address, options.port);
  Acceptor acceptor(loop);
  acceptor.open(endpoint.protocol(), ec);
  if (ec) return bad_listen(options, ec);
  acceptor.set_option(asio::socket_base::reuse_address(true), ec);
  if (address.is_v6()) acceptor.set_option(asio::ip::v6_only(false), ec);
  if (acceptor.bind(endpoint, ec); ec) return bad_listen(options, ec);
  if (acceptor.listen(1024, ec); ec) return bad_listen(options, ec);
  return std::make_unique<ListeningServer>(loop, std::move(acceptor), std::move(options),
                                           std::move(tls));
}

}  // namespace liopep::net

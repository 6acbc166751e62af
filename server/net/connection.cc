#include "server/net/connection.h"

#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <optional>
#include <type_traits>
#include <utility>

#include "server/net/framing.h"
#include "server/net/response_head.h"

namespace liopep::net {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t buffer_bytes = 96 * 1024;
constexpr milliseconds linger_time{2'000};
constexpr std::size_t linger_bytes = 16U * 1024 * 1024;
/// Bodies up to this size travel in one piece with the head.
constexpr std::size_t small_body_bytes = 8 * 1024;

using Parser = http::request_parser<http::string_body>;

RequestHead head_of(const Parser::value_type& message) {
  RequestHead head{.method = std::string(message.method_string()),
                   .target = std::string(message.target()),
                   .headers = {}};
  for (const auto& field : message) {
    head.headers.push_back({std::string(field.name_string()), std::string(field.value())});
  }
  return head;
}

/// What to say to a request that cannot be parsed; nothing when the peer is simply gone.
std::optional<Refusal> refusal_of(error_code ec, std::size_t body_bytes) {
  if (ec == http::error::header_limit || ec == http::error::buffer_overflow) {
    return refusal(431, ErrorKind::too_large, "request.header_too_large",
                   "The request's headers are too large.");
  }
  if (ec == http::error::body_limit) {
    return refusal({ErrorKind::too_large, "request.too_large",
                    "The body may have at most " + std::to_string(body_bytes) + " bytes.", "body"});
  }
  const bool is_parse_error = ec.category() == make_error_code(http::error::bad_method).category();
  if (!is_parse_error || ec == http::error::end_of_stream) return std::nullopt;
  return refusal(400, ErrorKind::invalid, "request.malformed",
                 "This is not a well-formed HTTP/1.1 request: " + ec.message() + ".");
}

enum class Next { another, linger, close };

/// One connection: requests one after the other, so that pipelined ones are answered in order.
/// All of it runs on the event loop; deadlines are enforced by `tick`, which cancels what is late.
template <class Stream>
class HttpConnection final : public Connection,
                             public std::enable_shared_from_this<HttpConnection<Stream>> {
  static constexpr bool is_tls = std::is_same_v<Stream, TlsSocket>;

 public:
  HttpConnection(Stream stream, Peer peer, Pipeline& pipeline, const ConnectionLimits& limits,
                 std::shared_ptr<OpenConnections> open)
      : stream_(std::move(stream)),
        peer_(std::move(peer)),
        pipeline_(pipeline),
        limits_(limits),
        open_(std::move(open)) {
    open_->all.insert(this);
    ++open_->per_network[peer_.network];
  }
  ~HttpConnection() override {
    open_->all.erase(this);
    if (--open_->per_network[peer_.network] == 0) open_->per_network.erase(peer_.network);
  }
  HttpConnection(const HttpConnection&) = delete;
  HttpConnection& operator=(const HttpConnection&) = delete;

  void start() {
    asio::co_spawn(
        stream_.get_executor(), [self = this->shared_from_this()] { return self->run(); },
        asio::detached);
  }

  void tick(Time now) override {
    if (now < deadline_) return;
    if (is_handling_) return answer_late();
    is_late_ = true;
    cancel();
  }

  void drain() override {
    is_draining_ = true;
    if (is_idle_) cancel();
  }

  void abort() override {
    error_code ignored;
    socket().close(ignored);
  }

 private:
  Socket& socket() {
    if constexpr (is_tls) {
      return stream_.next_layer();
    } else {
      return stream_;
    }
  }

  void cancel() {
    error_code ignored;
    socket().cancel(ignored);
  }

  void set_deadline(milliseconds time) {
    deadline_ = steady_clock::now() + time;
    is_late_ = false;
  }

  asio::awaitable<void> run() {
    if constexpr (is_tls) {
      set_deadline(limits_.handshake_time);
      const auto [ec] = co_await stream_.async_handshake(asio::ssl::stream_base::server, as_result);
      if (ec) co_return;
    }
    Next next = Next::another;
    while (next == Next::another) next = co_await serve_request();
    if (next == Next::linger) co_await linger();
  }

  /// Waits for a request's first byte. False when there will be none.
  asio::awaitable<bool> wait_for_request() {
    if (buffer_.size() > 0) co_return true;
    if (is_draining_) co_return false;
    set_deadline(limits_.idle_time);
    is_idle_ = true;
    const auto [ec, count] = co_await stream_.async_read_some(buffer_.prepare(4096), as_result);
    is_idle_ = false;
    if (ec) co_return false;
    buffer_.commit(count);
    co_return true;
  }

  asio::awaitable<Next> serve_request() {
    if (!co_await wait_for_request()) co_return Next::close;
    const auto begin = steady_clock::now();
    Parser parser;
    parser.header_limit(limits_.header_bytes);
    parser.body_limit(boost::none);  // set once the route is known
    Request request;
    request.id = pipeline_.new_request_id();
    request.peer_address = peer_.address;
    request.peer_network = peer_.network;

    set_deadline(limits_.header_time);
    const auto [ec, count] = co_await http::async_read_header(stream_, buffer_, parser, as_result);
    if (ec) co_return co_await refuse_unread(ec, 0, nullptr, request, begin);
    auto admission = admit(parser, request);
    if (!admission) {
      const bool is_whole = parser.is_done();
      const Answer refused = pipeline_.refuse(std::move(admission.error()), request);
      co_return co_await send(nullptr, request, refused, begin, is_whole && parser.keep_alive());
    }
    if (!parser.is_done()) {
      const error_code body_ec = co_await read_body(parser, *admission);
      if (body_ec) {
        co_return co_await refuse_unread(body_ec, admission->body_bytes, &*admission, request,
                                         begin);
      }
      request.body = std::move(parser.get().body());
    }
    set_deadline(admission->handler_time);
    handled_ = {&*admission, &request, begin};
    is_handling_ = true;
    const Answer answer = co_await pipeline_.answer(*admission, request);
    is_handling_ = false;
    if (is_answered_late_) co_return Next::close;
    co_return co_await send(&*admission, request, answer, begin, parser.keep_alive());
  }

  std::expected<Admission, Refusal> admit(Parser& parser, Request& request) {
    RequestHead head = head_of(parser.get());
    if (head.headers.size() > limits_.header_count) {
      return std::unexpected(
          refusal(431, ErrorKind::too_large, "request.header_too_large",
                  "At most " + std::to_string(limits_.header_count) + " headers are accepted."));
    }
    const bool is_old = parser.get().version() < 11;
    if (is_old && parser.chunked()) {
      return std::unexpected(refusal(400, ErrorKind::invalid, "request.framing",
                                     "HTTP/1.0 has no chunked bodies.", "Transfer-Encoding"));
    }
    return pipeline_.admit(std::move(head), request);
  }

  asio::awaitable<error_code> read_body(Parser& parser, const Admission& admission) {
    set_deadline(limits_.body_time);
    parser.body_limit(admission.body_bytes);
    if (beast::iequals(parser.get()[http::field::expect], "100-continue")) {
      static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
      const auto [ec, count] = co_await asio::async_write(stream_, asio::buffer(go_on), as_result);
      if (ec) co_return ec;
    }
    const auto [ec, count] = co_await http::async_read(stream_, buffer_, parser, as_result);
    co_return ec;
  }

  /// Answers a request that could not be read to its end, when there is anything to say.
  asio::awaitable<Next> refuse_unread(error_code ec, std::size_t body_bytes,
                                      const Admission* admission, const Request& request,
                                      Time begin) {
    auto refused = refusal_of(ec, body_bytes);
    if (is_late_) {
      refused = refusal(408, ErrorKind::invalid, "request.timeout",
                        "The request took too long to arrive.");
    }
    if (!refused) co_return Next::close;
    co_return co_await send(admission, request, pipeline_.refuse(std::move(*refused), request),
                            begin, false);
  }

  [[nodiscard]] std::string wire_head(const Answer& answer, AfterResponse after) const {
    return response_head(answer, is_tls ? Transport::tls : Transport::plain, after,
                         std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()));
  }

  asio::awaitable<Next> send(const Admission* admission, const Request& request,
                             const Answer& answer, Time begin, bool may_stay) {
    const bool is_head_only = admission != nullptr && admission->is_head;
    const bool stays = may_stay && !is_draining_;
    const bool is_written = co_await write(
        answer, is_head_only, stays ? AfterResponse::keep_alive : AfterResponse::close);
    pipeline_.log_request(
        admission, request, answer,
        std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - begin));
    if (!is_written) co_return Next::close;
    co_return stays ? Next::another : Next::linger;
  }

  asio::awaitable<bool> write(const Answer& answer, bool is_head_only, AfterResponse after) {
    std::string head = wire_head(answer, after);
    std::string_view body = is_head_only ? std::string_view() : answer.response.content();
    if (answer.response.status == 204 || answer.response.status == 304) body = {};
    set_deadline(limits_.write_time +
                 std::chrono::seconds(body.size() / limits_.write_bytes_per_second));
    if (body.size() <= small_body_bytes) {
      head += body;
      body = {};
    }
    const std::array<asio::const_buffer, 2> parts{asio::buffer(head), asio::buffer(body)};
    const auto [ec, count] = co_await asio::async_write(stream_, parts, as_result);
    co_return !ec;
  }

  /// The handler is late: answers for it. It goes on and its answer is thrown away; until then the
  /// connection waits for it and does nothing else with the stream.
  void answer_late() {
    is_handling_ = false;
    is_answered_late_ = true;
    const auto answer = std::make_shared<Answer>(pipeline_.refuse(
        refusal({ErrorKind::unavailable, "request.late",
                 "This took longer than it may; it may or may not have been done.", ""}),
        *handled_.request));
    pipeline_.log_request(handled_.admission, *handled_.request, *answer,
                          std::chrono::duration_cast<std::chrono::microseconds>(
                              steady_clock::now() - handled_.begin));
    asio::co_spawn(
        stream_.get_executor(),
        [self = this->shared_from_this(), answer] { return self->write_and_close(answer); },
        asio::detached);
  }

  asio::awaitable<void> write_and_close(std::shared_ptr<Answer> answer) {
    co_await write(*answer, false, AfterResponse::close);
    co_await linger();
  }

  /// Says that no more will come, and reads on for a moment: closing while bytes are on their way
  /// would reset the connection and lose the answer.
  asio::awaitable<void> linger() {
    set_deadline(linger_time);
    if constexpr (is_tls) (void)co_await stream_.async_shutdown(as_result);
    error_code ignored;
    socket().shutdown(Socket::shutdown_send, ignored);
    std::array<char, 4096> waste{};
    std::size_t total = 0;
    while (total < linger_bytes && !is_late_) {
      const auto [ec, count] = co_await socket().async_read_some(asio::buffer(waste), as_result);
      if (ec) break;
      total += count;
    }
    socket().close(ignored);
  }

  struct Handled {
    const Admission* admission = nullptr;
    const Request* request = nullptr;
    Time begin;
  };

  Stream stream_;
  Peer peer_;
  Pipeline& pipeline_;
  const ConnectionLimits& limits_;
  std::shared_ptr<OpenConnections> open_;
  beast::flat_buffer buffer_{buffer_bytes};
  Time deadline_ = Time::max();
  Handled handled_;
  bool is_idle_ = false;
  bool is_handling_ = false;
  bool is_late_ = false;
  bool is_answered_late_ = false;
  bool is_draining_ = false;
};

}  // namespace

Peer peer_of(const asio::ip::address& address) {
  const bool is_v4 = address.is_v4() || address.to_v6().is_v4_mapped();
  if (is_v4) {
    const auto v4 = address.is_v4()
                        ? address.to_v4()
                        : asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
    // No IPv6 network begins like this: ffff::/16 is multicast.
    return {v4.to_string(), 0xFFFFFFFF00000000U | v4.to_uint()};
  }
  std::uint64_t network = 0;
  const auto bytes = address.to_v6().to_bytes();
  for (std::size_t i = 0; i < 8; ++i) network = network << 8U | bytes[i];
  return {address.to_string(), network};
}

void serve(Socket socket, Peer peer, Pipeline& pipeline, const ConnectionLimits& limits,
           std::shared_ptr<OpenConnections> open) {
  std::make_shared<HttpConnection<Socket>>(std::move(socket), std::move(peer), pipeline, limits,
                                           std::move(open))
      ->start();
}

void serve(TlsSocket socket, Peer peer, Pipeline& pipeline, const ConnectionLimits& limits,
           std::shared_ptr<OpenConnections> open) {
  std::make_shared<HttpConnection<TlsSocket>>(std::move(socket), std::move(peer), pipeline, limits,
                                              std::move(open))
      ->start();
}

}  // namespace liopep::net

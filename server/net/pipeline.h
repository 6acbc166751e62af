#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/random.h"
#include "server/net/http.h"
#include "server/net/log.h"
#include "server/net/problem.h"
#include "server/net/rate_limiter.h"
#include "server/net/route_table.h"
#include "server/net/security_headers.h"
#include "server/net/site_guard.h"
#include "server/net/static_files.h"

namespace liopep::net {

/// The head of a request as it stood on the wire.
struct RequestHead {
  std::string method;
  std::string target;
  std::vector<Header> headers;
};

/// What a request may go on with once its head was accepted.
struct Admission {
  const Route* route = nullptr;  ///< null: a static file
  bool is_head = false;          ///< the answer carries no body
  std::size_t body_bytes = 0;    ///< the most that its body may be
  std::string redirect = {};     ///< where to send the browser instead, if anywhere
  std::chrono::milliseconds handler_time{1'000};
};

/// A response and what must be known to send it.
struct Answer {
  Response response;
  ContentPolicy policy = ContentPolicy::none;
};

/// Whether each request leaves a line in the log.
enum class RequestLog { off, on };

/// A request's way from its head to its answer, without any wire: identification, host, path,
/// route, sender, rate, size, handler, error door, log.
class Pipeline {
 public:
  struct Parts {
    std::vector<Route> routes;
    std::shared_ptr<const StaticFiles> files;
    SiteGuard guard;
    Log& log;
    Random& random;
    int requests_per_minute = 600;
    RequestLog request_log = RequestLog::on;
  };
  explicit Pipeline(Parts parts);

  /// Everything that can be decided before the body is read. Fills `request` from `head`.
  [[nodiscard]] std::expected<Admission, Refusal> admit(RequestHead head, Request& request);

  /// Runs the handler. Failures come out as problems; nothing is thrown.
  [[nodiscard]] boost::asio::awaitable<Answer> answer(const Admission& admission, Request& request);

  /// The answer to a request that was not admitted, or could not even be parsed.
  [[nodiscard]] Answer refuse(Refusal refusal, const Request& request);

  /// One line in the log for each request, unless switched off: method, pattern, status, duration,
  /// bytes.
  void log_request(const Admission* admission, const Request& request, const Answer& answer,
                   std::chrono::microseconds duration);

  [[nodiscard]] std::string new_request_id();
  void replace_files(std::shared_ptr<const StaticFiles> files) { files_ = std::move(files); }
  [[nodiscard]] Log& log() { return log_; }

 private:
  [[nodiscard]] std::optional<Refusal> check_rate(const Route* route, std::size_t index,
                                                  const Request& request);
  [[nodiscard]] std::expected<Admission, Refusal> find(std::optional<Method> method,
                                                       Request& request);

  RouteTable table_;
  std::shared_ptr<const StaticFiles> files_;
  SiteGuard guard_;
  Log& log_;
  Random& random_;
  int requests_per_minute_;
  RequestLog request_log_;
  RateLimiter limiter_;
  std::string id_bytes_;  ///< random bytes not yet used
};

}  // namespace liopep::net

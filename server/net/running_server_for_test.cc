#include "server/net/running_server_for_test.h"

#include <fmt/format.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <stdexcept>

namespace liopep::net {
namespace {

using boost::asio::awaitable;
using std::chrono::milliseconds;

awaitable<Result<Response>> echo(Request& request) {
  co_return Response::json("<" + std::string(request.path_parameter("name")) + "|" + request.body +
                           "|" + request.cookie("c").value_or("-") + ">");
}

awaitable<Result<Response>> slow(Request& /*request*/) {
  boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, milliseconds(700));
  co_await timer.async_wait(boost::asio::use_awaitable);
  co_return Response::json("\"slow\"");
}

awaitable<Result<Response>> broken(Request& /*request*/) {
  throw std::runtime_error("the secret of the house");
  co_return Response{};
}

std::vector<Route> routes() {
  return {{.method = Method::get, .pattern = "/echo/{name}", .handler = echo},
          {.method = Method::post,
           .pattern = "/echo/{name}",
           .handler = echo,
           .limits = {.body_bytes = 100}},
          {.method = Method::post,
           .pattern = "/form",
           .handler = echo,
           .body_type = BodyType::form,
           .senders = Senders::any_site},
          {.method = Method::get, .pattern = "/slow", .handler = slow},
          {.method = Method::get,
           .pattern = "/late",
           .handler = slow,
           .limits = {.handler_time = milliseconds(100)}},
          {.method = Method::get, .pattern = "/broken", .handler = broken}};
}

}  // namespace

void RecordedLog::write(Level /*level*/, std::string_view event,
                        std::initializer_list<Field> fields) {
  const std::lock_guard lock(mutex_);
  text_ += event;
  for (const Field& field : fields) {
    const auto* const text = std::get_if<std::string_view>(&field.value);
    text_ += fmt::format(
        " {}={}", field.name,
        text ? std::string(*text) : std::to_string(std::get<std::int64_t>(field.value)));
  }
  text_ += '\n';
}

std::string RecordedLog::text() {
  const std::lock_guard lock(mutex_);
  return text_;
}

RunningServer::RunningServer(ServerOptions options, int requests_per_minute) {
  auto server = bind_server(loop_, std::move(options));
  if (!server) throw std::runtime_error(server.error().detail);
  server_ = std::move(*server);
  port_ = server_->port();
  pipeline_ = std::make_unique<Pipeline>(
      Pipeline::Parts{.routes = routes(),
                      .files = std::make_shared<const StaticFiles>(),
                      .guard = SiteGuard("http://" + host(), {fmt::format("127.0.0.1:{}", port_)}),
                      .log = log_,
                      .random = random_,
                      .requests_per_minute = requests_per_minute});
  server_->start(*pipeline_);
  thread_ = std::thread([this] { loop_.run(); });
}

RunningServer::~RunningServer() {
  stop(milliseconds(0));
  thread_.join();
}

void RunningServer::stop(milliseconds limit) {
  boost::asio::co_spawn(loop_, server_->stop(limit), boost::asio::detached);
}

std::string RunningServer::get(std::string_view path, std::string_view headers) const {
  return fmt::format("GET {} HTTP/1.1\r\nHost: {}\r\n{}\r\n", path, host(), headers);
}

std::string RunningServer::post(std::string_view path, std::string_view body,
                                std::string_view headers) const {
  return fmt::format(
      "POST {} HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n"
      "{}\r\n{}",
      path, host(), body.size(), headers, body);
}

}  // namespace liopep::net

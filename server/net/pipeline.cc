#include "server/net/pipeline.h"

#include <fmt/format.h>

#include <array>
#include <exception>
#include <utility>

#include "server/net/framing.h"
#include "server/net/request_target.h"

namespace liopep::net {
namespace {

constexpr std::size_t rate_buckets = 65'536;
constexpr std::size_t id_length = 8;
/// A page is many files: they may be asked for this many times as often as one route.
constexpr int static_rate_factor = 10;

std::unexpected<Refusal> method_not_allowed(std::string allow) {
  Refusal refused = refusal(405, ErrorKind::invalid, "request.method",
                            fmt::format("This address accepts {}.", allow), "method");
  refused.headers.push_back({"Allow", std::move(allow)});
  return std::unexpected(std::move(refused));
}

bool changes_something(std::optional<Method> method) {
  return method != Method::get && method != Method::head;
}

bool has_json_or_form(Method method) {
  return method == Method::post || method == Method::put || method == Method::patch;
}

std::optional<Refusal> check_body(const Framing& framing, const Route* route,
                                  const Request& request) {
  const bool may_have_body = route != nullptr && changes_something(route->method);
  if (framing.has_body() && !may_have_body) {
    return refusal(400, ErrorKind::invalid, "request.body", "This request must not have a body.",
                   "body");
  }
  if (!may_have_body) return std::nullopt;
  if (framing.declared_bytes > route->limits.body_bytes) {
    return refusal({ErrorKind::too_large, "request.too_large",
                    fmt::format("The body may have at most {} bytes.", route->limits.body_bytes),
                    "body"});
  }
  if (!has_json_or_form(route->method) && !framing.has_body()) return std::nullopt;
  return check_content_type(request, route->body_type);
}

}  // namespace

Pipeline::Pipeline(Parts parts)
    : table_(std::move(parts.routes)),
      files_(std::move(parts.files)),
      guard_(std::move(parts.guard)),
      log_(parts.log),
      random_(parts.random),
      requests_per_minute_(parts.requests_per_minute),
      request_log_(parts.request_log),
      limiter_(rate_buckets) {}

std::string Pipeline::new_request_id() {
  if (id_bytes_.size() < id_length) id_bytes_ = random_token(random_, 768);
  std::string id = id_bytes_.substr(id_bytes_.size() - id_length);
  id_bytes_.resize(id_bytes_.size() - id_length);
  return id;
}

std::expected<Admission, Refusal> Pipeline::find(std::optional<Method> method, Request& request) {
  auto match = table_.match(method, request.path);
  if (auto* const found = std::get_if<RouteTable::Found>(&match)) {
    if (auto refused = check_rate(found->route, found->index, request)) {
      return std::unexpected(std::move(*refused));
    }
    request.path_parameters = std::move(found->path_parameters);
    return Admission{.route = found->route,
                     .body_bytes = found->route->limits.body_bytes,
                     .handler_time = found->route->limits.handler_time};
  }
  if (auto* const others = std::get_if<RouteTable::OtherMethods>(&match)) {
    return method_not_allowed(std::move(others->allow));
  }
  if (auto refused = check_rate(nullptr, table_.routes().size(), request)) {
    return std::unexpected(std::move(*refused));
  }
  if (!changes_something(method)) return Admission{};
  if (files_->has(request.path)) return method_not_allowed("GET, HEAD");
  return std::unexpected(refusal(
      {ErrorKind::not_found, "request.not_found", "There is nothing at this address.", "path"}));
}

std::optional<Refusal> Pipeline::check_rate(const Route* route, std::size_t index,
                                            const Request& request) {
  const int per_minute = route != nullptr
                             ? route->limits.requests_per_minute.value_or(requests_per_minute_)
                             : requests_per_minute_ * static_rate_factor;
  const auto wait = limiter_.take({request.peer_network, static_cast<std::uint32_t>(index)},
                                  per_minute, std::chrono::steady_clock::now());
  if (wait.count() == 0) return std::nullopt;
  const auto wait_s = std::chrono::ceil<std::chrono::seconds>(wait).count();
  Refusal refused = refusal(429, ErrorKind::rate_limited, "request.rate",
                            fmt::format("Too many requests; try again in {} s.", wait_s));
  refused.headers.push_back({"Retry-After", std::to_string(wait_s)});
  return refused;
}

std::expected<Admission, Refusal> Pipeline::admit(RequestHead head, Request& request) {
  request.headers = std::move(head.headers);
  const auto method = parse_method(head.method);
  request.method = method.value_or(Method::get);
  const auto framing = read_framing(request.headers);
  if (!framing) return std::unexpected(framing.error());
  if (auto refused = guard_.check_host(request)) return std::unexpected(std::move(*refused));
  auto target = parse_request_target(head.target, guard_.public_origin());
  if (!target) return std::unexpected(refusal(std::move(target.error())));
  request.path = std::move(target->path);
  request.query = std::move(target->query);

  auto admission = find(method, request);
  if (!admission) return admission;
  const bool is_own_page_only =
      admission->route == nullptr || admission->route->senders == Senders::own_page;
  if (changes_something(method) && is_own_page_only) {
    if (auto refused = guard_.check_sender(request)) return std::unexpected(std::move(*refused));
  }
  if (auto refused = check_body(*framing, admission->route, request)) {
    return std::unexpected(std::move(*refused));
  }
  admission->is_head = method == Method::head;
  // A person who came by another name of this server would not be signed in there.
  if (admission->route == nullptr && request.header("Sec-Fetch-Mode") == "navigate" &&
      !guard_.is_public_host(*request.header("Host")) && head.target.starts_with('/')) {
    admission->redirect = guard_.public_origin() + head.target;
  }
  return admission;
}

boost::asio::awaitable<Answer> Pipeline::answer(const Admission& admission, Request& request) {
  if (!admission.redirect.empty()) {
    co_return Answer{.response = {.status = 307, .headers = {{"Location", admission.redirect}}}};
  }
  if (admission.route == nullptr) {
    auto file = files_->respond(request);
    if (!file) co_return refuse(refusal(std::move(file.error())), request);
    co_return Answer{.response = std::move(*file), .policy = StaticFiles::policy_of(request.path)};
  }
  std::string thrown;
  try {
    auto response = co_await admission.route->handler(request);
    if (!response) co_return refuse(refusal(std::move(response.error())), request);
    co_return Answer{.response = std::move(*response)};
  } catch (const std::exception& e) {
    thrown = e.what();
  }
  co_return refuse(refusal({ErrorKind::internal, "internal", thrown, ""}), request);
}

Answer Pipeline::refuse(Refusal refusal, const Request& request) {
  if (refusal.error.kind == ErrorKind::internal) {
    log_.write(Log::Level::error, "internal_error",
               {{"id", request.id}, {"key", refusal.error.key}, {"detail", refusal.error.detail}});
  }
  return {.response = problem_response(std::move(refusal), request.id)};
}

void Pipeline::log_request(const Admission* admission, const Request& request, const Answer& answer,
                           std::chrono::microseconds duration) {
  if (request_log_ == RequestLog::off) return;
  std::string_view pattern = "none";
  if (admission != nullptr) {
    pattern = admission->route != nullptr ? std::string_view(admission->route->pattern) : "static";
  }
  const bool is_head = admission != nullptr && admission->is_head;
  log_.write(Log::Level::info, "request",
             {{"id", request.id},
              {"method", is_head ? "HEAD" : name_of(request.method)},
              {"route", pattern},
              {"status", std::int64_t{answer.response.status}},
              {"duration_us", std::int64_t{duration.count()}},
              {"bytes", static_cast<std::int64_t>(answer.response.content().size())}});
}

}  // namespace liopep::net

#include "server/health/health_routes.h"

#include <optional>
#include <utility>

#include "server/health/health_day.h"
#include "server/health/health_store.h"

namespace liopep::health {
namespace {

using boost::asio::awaitable;

/// A thousand totals of at most some eighty bytes.
constexpr std::size_t largest_body = 96 * 1024;
constexpr auto longest_period = std::chrono::days(366);

struct Period {
  Day first;
  Day last;
};

Result<Day> read_day(const net::Request& request, std::string_view name) {
  const auto text = request.query_parameter(name);
  if (!text) return std::unexpected(text.error());
  return parse_day(text->value_or(""), name);
}

Result<Period> read_period(const net::Request& request) {
  const auto first = read_day(request, "from");
  if (!first) return std::unexpected(first.error());
  const auto last = read_day(request, "to");
  if (!last) return std::unexpected(last.error());
  if (*last >= *first && *last - *first < longest_period) return Period{*first, *last};
  return fail(ErrorKind::invalid, "health.period",
              "must be from `from` on, at most 366 days in all", "to");
}

Result<std::optional<HealthSource>> read_source(const net::Request& request) {
  const auto text = request.query_parameter("source");
  if (!text) return std::unexpected(text.error());
  if (!text->has_value()) return std::optional<HealthSource>();
  const auto source = parse_source(**text, "source");
  if (!source) return std::unexpected(source.error());
  return std::optional(*source);
}

}  // namespace

awaitable<Result<net::Response>> put_days(HealthParts parts, identity::Viewer viewer,
                                          net::Request& request) {
  const auto input = read_new_health_days(request.body);
  if (!input) co_return std::unexpected(input.error());
  const UnixMillis now = parts.clock.now();
  auto days = check(*input, now);
  if (!days) co_return std::unexpected(days.error());
  const auto saved = co_await parts.database.write_work(
      [member = viewer.member(), days = std::move(*days), consent = input->consent,
       now](db::Transaction& transaction) {
        return save_days(transaction, member, days, consent, now);
      });
  if (!saved) co_return std::unexpected(saved.error());
  co_return net::Response::no_content();
}

awaitable<Result<net::Response>> get_days(HealthParts parts, identity::Viewer viewer,
                                          net::Request& request) {
  const auto period = read_period(request);
  if (!period) co_return std::unexpected(period.error());
  const auto body = co_await parts.database.read<std::string>(
      [member = viewer.member(),
       period = *period](db::Transaction& transaction) -> Result<std::string> {
        const auto days = days_between(transaction, member, period.first, period.last);
        if (!days) return std::unexpected(days.error());
        return to_json(*days);
      });
  if (!body) co_return std::unexpected(body.error());
  co_return net::Response::json(*body);
}

awaitable<Result<net::Response>> get_sources(HealthParts parts, identity::Viewer viewer,
                                             net::Request&) {
  const auto body = co_await parts.database.read<std::string>(
      [member = viewer.member()](db::Transaction& transaction) -> Result<std::string> {
        const auto sources = saved_sources(transaction, member);
        if (!sources) return std::unexpected(sources.error());
        return to_json(*sources);
      });
  if (!body) co_return std::unexpected(body.error());
  co_return net::Response::json(*body);
}

awaitable<Result<net::Response>> delete_days(HealthParts parts, identity::Viewer viewer,
                                             net::Request& request) {
  const auto source = read_source(request);
  if (!source) co_return std::unexpected(source.error());
  const auto deleted = co_await parts.database.write_work(
      [member = viewer.member(), source = *source, now = parts.clock.now()](
          db::Transaction& transaction) { return delete_days(transaction, member, source, now); });
  if (!deleted) co_return std::unexpected(deleted.error());
  co_return net::Response::no_content();
}

std::vector<net::Route> health_day_routes(HealthParts parts, identity::Sessions& sessions) {
  const auto route = [&](net::Method method, const char* pattern, auto handle,
                         net::RouteLimits limits) {
    const auto handler = [parts, handle](identity::Viewer viewer, net::Request& request) {
      return handle(parts, std::move(viewer), request);
    };
    return net::Route{.method = method,
                      .pattern = pattern,
                      .handler = identity::members_only(sessions, handler),
                      .limits = limits};
  };
  using Handle = awaitable<Result<net::Response>> (*)(HealthParts, identity::Viewer, net::Request&);
  constexpr auto days = "/api/v1/health/days";
  constexpr auto sources = "/api/v1/health/sources";
  return {route(net::Method::put, days, Handle(put_days), {.body_bytes = largest_body}),
          route(net::Method::get, days, Handle(get_days), {}),
          route(net::Method::del, days, Handle(delete_days), {}),
          route(net::Method::get, sources, Handle(get_sources), {})};
}

}  // namespace liopep::health

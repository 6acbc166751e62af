#include "server/insight/statistics_routes.h"

#include <charconv>
#include <utility>

namespace liopep::insight {
namespace {

constexpr int fewest_days = 7;
constexpr int most_days = 366;

Result<Day> read_today(const net::Request& request, UnixMillis now) {
  const auto text = request.query_parameter("today");
  if (!text) return std::unexpected(text.error());
  const auto today = parse_day(text->value_or(""), "today");
  if (!today) return today;
  if (std::chrono::abs(*today - utc_day(now)) <= std::chrono::days(1)) return today;
  return fail(ErrorKind::invalid, "statistics.day_mismatch",
              "must be your local date, so at most one day from today's UTC date", "today");
}

Result<int> read_days(const net::Request& request) {
  const auto text = request.query_parameter("days");
  if (!text) return std::unexpected(text.error());
  if (!text->has_value()) return Period{}.days;
  const std::string& digits = **text;
  int days = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), days);
  if (problem == std::errc{} && end == digits.data() + digits.size() && days >= fewest_days &&
      days <= most_days) {
    return days;
  }
  return fail(ErrorKind::invalid, "statistics.days", "must be a whole number from 7 to 366",
              "days");
}

}  // namespace

Result<Period> read_period(const net::Request& request, UnixMillis now) {
  const auto today = read_today(request, now);
  if (!today) return std::unexpected(today.error());
  const auto days = read_days(request);
  if (!days) return std::unexpected(days.error());
  return Period{*today, *days};
}

boost::asio::awaitable<Result<net::Response>> get_statistics(InsightParts parts,
                                                             identity::Viewer viewer,
                                                             net::Request& request) {
  const auto period = read_period(request, parts.clock.now());
  if (!period) co_return std::unexpected(period.error());
  const auto body = co_await parts.database.read<std::string>(
      [viewer = std::move(viewer),
       period = *period](db::Transaction& transaction) -> Result<std::string> {
        const auto statistics = statistics_of(transaction, viewer, period);
        if (!statistics) return std::unexpected(statistics.error());
        return to_json(*statistics);
      });
  if (!body) co_return std::unexpected(body.error());
  co_return net::Response::json(*body);
}

std::vector<net::Route> statistics_routes(InsightParts parts, identity::Sessions& sessions) {
  const auto handler = [parts](identity::Viewer viewer, net::Request& request) {
    return get_statistics(parts, std::move(viewer), request);
  };
  return {{.method = net::Method::get,
           .pattern = "/api/v1/statistics",
           .handler = identity::members_only(sessions, handler)}};
}

}  // namespace liopep::insight

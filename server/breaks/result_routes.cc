#include "server/breaks/result_routes.h"

#include <utility>

#include "server/breaks/result.h"
#include "server/breaks/result_store.h"

namespace liopep::breaks {
namespace {

constexpr std::size_t largest_body = 2 * 1024;

}  // namespace

boost::asio::awaitable<Result<net::Response>> post_result(BreaksParts parts,
                                                          identity::Viewer viewer,
                                                          net::Request& request) {
  const auto input = read_new_result(request.body);
  if (!input) co_return std::unexpected(input.error());
  const auto result = check(*input, parts.catalog, parts.clock.now());
  if (!result) co_return std::unexpected(result.error());

  const auto saved = co_await parts.database.write<SaveOutcome>(
      [member = viewer.member(), result = *result,
       &subscribers = parts.subscribers](db::Transaction& transaction) {
        return save_result(transaction, member, result, subscribers);
      });
  if (!saved) co_return std::unexpected(saved.error());
  co_return net::Response::json(to_json(*result), *saved == SaveOutcome::stored ? 201 : 200);
}

std::vector<net::Route> result_routes(BreaksParts parts, identity::Sessions& sessions) {
  const auto handler = [parts](identity::Viewer viewer, net::Request& request) {
    return post_result(parts, std::move(viewer), request);
  };
  return {{.method = net::Method::post,
           .pattern = "/api/v1/results",
           .handler = identity::members_only(sessions, handler),
           .limits = {.body_bytes = largest_body}}};
}

}  // namespace liopep::breaks

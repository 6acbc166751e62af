#include "server/net/problem.h"

#include <boost/describe/class.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "server/base/json.h"

namespace liopep::net {
namespace {

struct KindWords {
  int status;
  const char* name;
  const char* title;
};

KindWords words_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::invalid:
      return {400, "invalid", "The request is not valid"};
    case ErrorKind::unauthenticated:
      return {401, "unauthenticated", "Nobody is signed in"};
    case ErrorKind::forbidden:
      return {403, "forbidden", "This is not allowed"};
    case ErrorKind::not_found:
      return {404, "not_found", "There is nothing here"};
    case ErrorKind::conflict:
      return {409, "conflict", "This contradicts what is stored"};
    case ErrorKind::rate_limited:
      return {429, "rate_limited", "Too many requests"};
    case ErrorKind::too_large:
      return {413, "too_large", "The request is too large"};
    case ErrorKind::unavailable:
      return {503, "unavailable", "Not available right now"};
    case ErrorKind::internal:
      break;
  }
  return {500, "internal", "Something went wrong on our side"};
}

struct Problem {
  std::string type;
  std::string title;
  std::int64_t status;
  std::optional<std::string> detail;
  std::string key;
  std::optional<std::string> field;
  std::optional<std::string> instance;
};
BOOST_DESCRIBE_STRUCT(Problem, (), (type, title, status, detail, key, field, instance))

std::optional<std::string> unless_empty(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional<std::string>(text);
}

}  // namespace

int status_of(ErrorKind kind) {
  return words_of(kind).status;
}

Refusal refusal(Error error) {
  const int status = status_of(error.kind);
  Refusal made{.status = status, .error = std::move(error)};
  if (status == 503 || status == 429) made.headers.push_back({"Retry-After", "1"});
  return made;
}

Refusal refusal(int status, ErrorKind kind, std::string key, std::string detail,
                std::string field) {
  return {.status = status, .error = {kind, std::move(key), std::move(detail), std::move(field)}};
}

Response problem_response(Refusal refusal, std::string_view request_id) {
  const Error& error = refusal.error;
  const bool is_internal = error.kind == ErrorKind::internal;
  const KindWords words = words_of(error.kind);
  const Problem problem{.type = std::string("urn:liopep:problem:") + words.name,
                        .title = words.title,
                        .status = refusal.status,
                        .detail = is_internal ? std::nullopt : unless_empty(error.detail),
                        .key = is_internal || error.key.empty() ? words.name : error.key,
                        .field = unless_empty(error.field),
                        .instance = unless_empty(request_id)};
  Response response{.status = refusal.status,
                    .headers = std::move(refusal.headers),
                    .body = json::write(problem)};
  response.headers.push_back({"Content-Type", "application/problem+json"});
  return response;
}

}  // namespace liopep::net

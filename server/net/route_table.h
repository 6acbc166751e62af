#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "server/net/http.h"

namespace liopep::net {

/// "GET", "HEAD", …
[[nodiscard]] std::string_view name_of(Method method);

/// The method that a request line names (RFC 9110: case counts), or none of ours.
[[nodiscard]] std::optional<Method> parse_method(std::string_view name);

/// All routes of the server. Which pattern fits a path: at every part, the literal before the
/// parameter.
class RouteTable {
 public:
  struct Found {
    const Route* route;
    std::size_t index;  ///< position in the table
    std::vector<Header> path_parameters;
  };
  struct OtherMethods {
    std::string allow;  ///< as an Allow header says it
  };
  struct NotFound {};
  using Match = std::variant<Found, OtherMethods, NotFound>;

  /// Two routes with one method and one pattern are a programmer error (assert), as are patterns
  /// that do not begin with '/'.
  explicit RouteTable(std::vector<Route> routes);

  /// `path` is decoded; no method means one that Liopep does not know. HEAD is answered by GET.
  [[nodiscard]] Match match(std::optional<Method> method, std::string_view path) const;

  [[nodiscard]] const std::vector<Route>& routes() const { return routes_; }

 private:
  std::vector<Route> routes_;
  std::vector<std::vector<std::string>> parts_;  ///< of each route's pattern
};

}  // namespace liopep::net

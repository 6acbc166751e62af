#pragma once

#include <boost/asio/io_context.hpp>
#include <memory>

#include "server/base/error.h"
#include "server/main/configuration.h"
#include "server/net/log.h"

namespace liopep {

/// The whole server, put together: the one place that knows every room.
class Application {
 public:
  virtual ~Application() = default;

  /// The port that it listens on.
  [[nodiscard]] virtual std::uint16_t port() const = 0;
  /// Runs until SIGTERM or SIGINT, then lets requests in work finish and closes the database.
  virtual void run() = 0;
};

/// Binds the address, opens the database, reads page and exercises. `log` must outlive the result.
/// Errors: whatever is missing or wrong, with what to do about it.
[[nodiscard]] Result<std::unique_ptr<Application>> make_application(Configuration configuration,
                                                                    net::Log& log);

}  // namespace liopep

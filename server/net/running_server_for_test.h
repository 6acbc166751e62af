#pragma once

#include <boost/asio/io_context.hpp>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "server/base/random.h"
#include "server/net/log.h"
#include "server/net/pipeline.h"
#include "server/net/server.h"

namespace liopep::net {

/// Keeps every line, for tests to read.
class RecordedLog final : public Log {
 public:
  void write(Level level, std::string_view event, std::initializer_list<Field> fields) override;
  [[nodiscard]] std::string text();

 private:
  std::mutex mutex_;
  std::string text_;
};

/// A real server on a port of its own, with routes that show what arrives.
class RunningServer {
 public:
  explicit RunningServer(ServerOptions options, int requests_per_minute = 100'000);
  ~RunningServer();
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;

  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] std::string host() const { return "localhost:" + std::to_string(port_); }
  [[nodiscard]] std::string log() { return log_.text(); }
  /// Begins to stop, as on SIGTERM.
  void stop(std::chrono::milliseconds limit);

  /// A well-formed request.
  [[nodiscard]] std::string get(std::string_view path, std::string_view headers = "") const;
  [[nodiscard]] std::string post(std::string_view path, std::string_view body,
                                 std::string_view headers = "") const;

 private:
  boost::asio::io_context loop_{1};
  RecordedLog log_;
  SystemRandom random_;
  std::unique_ptr<Server> server_;
  std::uint16_t port_ = 0;
  std::unique_ptr<Pipeline> pipeline_;
  std::thread thread_;
};

}  // namespace liopep::net

#include "server/main/json_log.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <chrono>

#include "server/base/json.h"

namespace liopep {
namespace {

std::string_view level_name(net::Log::Level level) {
  switch (level) {
    case net::Log::Level::warning:
      return "warning";
    case net::Log::Level::error:
      return "error";
    default:
      return "info";
  }
}

class JsonLog final : public net::Log {
 public:
  JsonLog() : logger_("liopep", std::make_shared<spdlog::sinks::stderr_sink_st>()) {
    logger_.set_pattern("%v");
  }

  void write(Level level, std::string_view event, std::initializer_list<Field> fields) override {
    const auto now =
        std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    const auto second = std::chrono::floor<std::chrono::seconds>(now);
    line_.clear();
    fmt::format_to(std::back_inserter(line_),
                   R"({{"time":"{:%FT%T}.{:03}Z","level":"{}","event":{})",
                   fmt::gmtime(std::chrono::system_clock::to_time_t(second)),
                   (now - second).count(), level_name(level), json_string(event));
    for (const auto& field : fields) {
      fmt::format_to(std::back_inserter(line_), ",{}:", json_string(field.name));
      if (const auto* text = std::get_if<std::string_view>(&field.value)) {
        line_ += json_string(*text);
      } else {
        fmt::format_to(std::back_inserter(line_), "{}", std::get<std::int64_t>(field.value));
      }
    }
    line_ += '}';
    logger_.info(line_);
    if (level != Level::info) logger_.flush();
  }

  void flush() override { logger_.flush(); }

 private:
  static std::string json_string(std::string_view text) { return json::write(std::string(text)); }

  spdlog::logger logger_;
  std::string line_;
};

}  // namespace

std::unique_ptr<net::Log> make_json_log() {
  return std::make_unique<JsonLog>();
}

}  // namespace liopep

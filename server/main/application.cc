#include "server/main/application.h"

#include <fmt/format.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <utility>

#include "server/base/clock.h"
#include "server/base/random.h"
#include "server/db/sqlite_database.h"
#include "server/insight/daily_rollup.h"
#include "server/inventory/all_personal_data.h"
#include "server/main/page_watch.h"
#include "server/main/routes.h"
#include "server/net/http_client.h"
#include "server/net/pipeline.h"
#include "server/privacy/retention.h"

namespace liopep {
namespace {

namespace asio = boost::asio;
using Level = net::Log::Level;

/// How long requests in work may take once the server was asked to stop.
constexpr auto kStopTime = std::chrono::seconds(5);

/// What breaks says, insight sums up: features do not know each other.
breaks::ResultSavedSubscribers result_saved_subscribers() {
  return {[](db::Transaction& transaction, const breaks::ResultSaved& saved) {
    return insight::add_to_day(transaction, saved.member, saved.day,
                               {.breaks = 1,
                                .repetitions = saved.repetitions,
                                .active_ms = saved.duration_ms,
                                .held_ms = saved.held_ms,
                                .steps = saved.steps});
  }};
}

/// Names by which the server may be asked besides its public one: its own address.
std::vector<std::string> own_hosts(const Endpoint& listen, std::uint16_t port) {
  const bool is_v6 = listen.address.find(':') != std::string::npos;
  return {fmt::format(fmt::runtime(is_v6 ? "[{}]:{}" : "{}:{}"), listen.address, port)};
}

class LiopepApplication final : public Application {
 public:
  LiopepApplication(Configuration configuration, net::Log& log)
      : configuration_(std::move(configuration)),
        log_(log),
        subscribers_(result_saved_subscribers()) {}

  /// In the order in which failures are cheapest: the address first, the database last.
  Result<void> open() {
    auto server = net::bind_server(loop_, {.address = configuration_.listen.address,
                                           .port = configuration_.listen.port,
                                           .tls = configuration_.tls});
    if (!server) return std::unexpected(server.error());
    server_ = std::move(*server);
    auto files = net::StaticFiles::load(configuration_.web_root);
    if (!files) return std::unexpected(files.error());
    auto catalog = breaks::ActivityCatalog::load(configuration_.content_dir);
    if (!catalog) return std::unexpected(catalog.error());
    catalog_ = std::move(*catalog);
    auto client = net::make_http_client();
    if (!client) return std::unexpected(client.error());
    client_ = std::move(*client);
    if (auto opened = open_database(); !opened) return opened;
    compose(std::move(*files));
    return {};
  }

  [[nodiscard]] std::uint16_t port() const override { return server_->port(); }

  void run() override {
    // Before anybody can know that it is ready: from then on, being told to stop ends in order.
    signals_.add(SIGINT);
    signals_.add(SIGTERM);
    asio::co_spawn(loop_, stop_on_signal(), asio::detached);
    asio::co_spawn(loop_, keep_retention(), asio::detached);
    if (configuration_.web_reload == Switch::on) {
      asio::co_spawn(loop_, watch_page(configuration_.web_root, *pipeline_), asio::detached);
    }
    server_->start(*pipeline_);
    log_.write(Level::info, "ready", {{"port", std::int64_t{port()}}});
    log_.flush();
    loop_.run();
    database_.reset();
    log_.write(Level::info, "stopped", {});
    log_.flush();
  }

 private:
  Result<void> open_database() {
    std::error_code error;
    std::filesystem::create_directories(configuration_.data_dir, error);
    if (error) {
      return fail(
          ErrorKind::invalid, "option.data_dir",
          fmt::format("{} cannot be made: {}.", configuration_.data_dir.string(), error.message()),
          "data-dir");
    }
    auto database = db::open_sqlite(
        {.path = configuration_.data_dir / "liopep.db", .executor = loop_.get_executor()});
    if (!database) return std::unexpected(database.error());
    database_ = std::move(*database);
    return {};
  }

  void compose(net::StaticFiles files) {
    sessions_.emplace(*database_, clock_, random_, configuration_.session_limits);
    sign_in_.emplace(
        configuration_.providers, configuration_.public_origin,
        identity::SignIn::Surroundings{*database_, *sessions_, *client_, clock_, random_,
                                       [this](std::string_view provider, const Error& error) {
                                         log_.write(Level::warning, "sign_in_failed",
                                                    {{"provider", provider},
                                                     {"key", std::string_view(error.key)},
                                                     {"detail", std::string_view(error.detail)}});
                                       }});
    pipeline_.emplace(net::Pipeline::Parts{
        all_routes(*database_, *sign_in_, *sessions_, {*database_, clock_, catalog_, subscribers_},
                   {*database_, clock_}, {*database_, clock_}),
        std::make_shared<const net::StaticFiles>(std::move(files)),
        net::SiteGuard(configuration_.public_origin, own_hosts(configuration_.listen, port())),
        log_, random_, configuration_.requests_per_minute, configuration_.request_log});
  }

  asio::awaitable<void> stop_on_signal() {
    co_await signals_.async_wait(asio::use_awaitable);
    log_.write(Level::info, "stopping", {});
    co_await server_->stop(kStopTime);
    loop_.stop();
  }

  asio::awaitable<void> keep_retention() {
    return privacy::keep_retention(*database_, all_personal_data(), clock_,
                                   {.report = [this](const Result<std::int64_t>& swept) {
                                     if (swept) {
                                       log_.write(Level::info, "retention", {{"rows", *swept}});
                                     } else {
                                       log_.write(
                                           Level::error, "retention_failed",
                                           {{"detail", std::string_view(swept.error().detail)}});
                                     }
                                   }});
  }

  Configuration configuration_;
  net::Log& log_;
  SystemClock clock_;
  SystemRandom random_;
  breaks::ResultSavedSubscribers subscribers_;
  breaks::ActivityCatalog catalog_;
  asio::io_context loop_{1};
  asio::signal_set signals_{loop_};
  std::unique_ptr<net::HttpClient> client_;
  std::unique_ptr<net::Server> server_;
  std::unique_ptr<db::Database> database_;
  std::optional<identity::Sessions> sessions_;
  std::optional<identity::SignIn> sign_in_;
  std::optional<net::Pipeline> pipeline_;
};

}  // namespace

Result<std::unique_ptr<Application>> make_application(Configuration configuration, net::Log& log) {
  auto application = std::make_unique<LiopepApplication>(std::move(configuration), log);
  if (auto opened = application->open(); !opened) return std::unexpected(opened.error());
  return application;
}

}  // namespace liopep

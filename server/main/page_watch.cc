#include "server/main/page_watch.h"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <memory>

namespace liopep {
namespace {

constexpr auto kLookEvery = std::chrono::milliseconds(500);

/// When the page was last built; the epoch while a build has taken it away.
std::filesystem::file_time_type built_at(const std::filesystem::path& web_root) {
  std::error_code error;
  const auto time = std::filesystem::last_write_time(web_root / "index.html", error);
  return error ? std::filesystem::file_time_type{} : time;
}

}  // namespace

boost::asio::awaitable<void> watch_page(std::filesystem::path web_root, net::Pipeline& pipeline) {
  auto seen = built_at(web_root);
  boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor);
  for (;;) {
    timer.expires_after(kLookEvery);
    co_await timer.async_wait(boost::asio::use_awaitable);
    const auto now = built_at(web_root);
    if (now == seen || now == std::filesystem::file_time_type{}) continue;
    auto files = net::StaticFiles::load(web_root);
    if (!files) continue;  // the build is still writing; look again
    pipeline.replace_files(std::make_shared<const net::StaticFiles>(std::move(*files)));
    pipeline.log().write(net::Log::Level::info, "page_reloaded", {});
    seen = now;
  }
}

}  // namespace liopep

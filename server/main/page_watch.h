#pragma once

#include <boost/asio/awaitable.hpp>
#include <filesystem>

#include "server/net/log.h"
#include "server/net/pipeline.h"

namespace liopep {

/// Reads the page again whenever it was built anew; for development. Runs until cancelled.
[[nodiscard]] boost::asio::awaitable<void> watch_page(std::filesystem::path web_root,
                                                      net::Pipeline& pipeline);

}  // namespace liopep

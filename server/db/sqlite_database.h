#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <cstddef>
#include <filesystem>
#include <memory>

#include "server/db/database.h"

namespace liopep::db {

struct SqliteOptions {
  std::filesystem::path path = {};  ///< made when absent, readable by its owner only
  /// Where results come back: the event loop.
  boost::asio::any_io_executor executor = {};
  std::size_t readers = 2;
  std::size_t waiting_limit = 8192;  ///< per queue; beyond it work is refused as unavailable
  std::size_t largest_batch = 512;   ///< writes that share one sync
};

/// Opens the database, applies missing migrations and starts its threads: one writer, whose waiting
/// writes share one commit, and `readers` readers. Destroying it does what was accepted, then
/// closes the file with everything moved out of the write-ahead log.
/// Errors: the file cannot be opened; the schema is newer than this program or was changed.
[[nodiscard]] Result<std::unique_ptr<Database>> open_sqlite(const SqliteOptions& options);

}  // namespace liopep::db

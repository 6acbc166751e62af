#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/error.h"
#include "server/net/http.h"
#include "server/net/security_headers.h"

namespace liopep::net {

/// The built page. Only what was there when it was read can be asked for: a path is a key in a
/// table, never a way through the file system. Small files are in memory from the start; large ones
/// (models) are read when first asked for, then kept. For one thread.
class StaticFiles {
 public:
  /// Nothing: every path is not found.
  StaticFiles() = default;

  /// Reads every file under `root`; `X.br` and `X.gz` become codings of X. Symbolic links out of
  /// `root` are left out. Errors: unreadable, no index.html, over 512 MiB in all.
  [[nodiscard]] static Result<StaticFiles> load(const std::filesystem::path& root);

  /// Whether a GET of `path` finds something.
  [[nodiscard]] bool has(std::string_view path) const { return find(path) != nullptr; }

  /// Answers GET. Paths without a file extension, outside /api/, /auth/ and /assets/, are places
  /// within the page and get index.html. Errors: not_found (`request.not_found`); unavailable when
  /// a large file changed under us.
  [[nodiscard]] Result<Response> respond(const Request& request) const;

  /// By which policy the browser shall treat `path`.
  [[nodiscard]] static ContentPolicy policy_of(std::string_view path);

 private:
  struct Coding {
    std::string name;  ///< "br", "gzip", "identity"
    std::string etag;
    std::filesystem::path file;
    std::uintmax_t size = 0;
    mutable std::shared_ptr<const std::string> bytes = nullptr;  ///< null: not read yet

    [[nodiscard]] Result<void> read() const;
  };
  struct File {
    std::string_view content_type;
    std::vector<Coding> codings;  ///< smallest first
  };

  [[nodiscard]] const File* find(std::string_view path) const;

  std::map<std::string, File, std::less<>> files_;
};

}  // namespace liopep::net

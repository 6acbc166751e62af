#include "server/net/content_type.h"

#include <algorithm>
#include <array>
#include <utility>

namespace liopep::net {

std::string_view content_type_of(std::string_view file_name) {
  using Row = std::pair<std::string_view, std::string_view>;
  static constexpr std::array rows = {
      Row{".html", "text/html; charset=utf-8"},
      Row{".js", "text/javascript; charset=utf-8"},
      Row{".mjs", "text/javascript; charset=utf-8"},
      Row{".css", "text/css; charset=utf-8"},
      Row{".json", "application/json"},
      Row{".map", "application/json"},
      Row{".webmanifest", "application/manifest+json"},
      Row{".wasm", "application/wasm"},
      Row{".woff2", "font/woff2"},
      Row{".svg", "image/svg+xml"},
      Row{".png", "image/png"},
      Row{".jpg", "image/jpeg"},
      Row{".webp", "image/webp"},
      Row{".avif", "image/avif"},
      Row{".ico", "image/x-icon"},
      Row{".mp3", "audio/mpeg"},
      Row{".ogg", "audio/ogg"},
      Row{".txt", "text/plain; charset=utf-8"},
      Row{".md", "text/plain; charset=utf-8"},
      Row{".xml", "application/xml"},
  };
  const auto* const row =
      std::ranges::find_if(rows, [&](const Row& r) { return file_name.ends_with(r.first); });
  // Models (.task, .tflite) and whatever else: bytes, never guessed at.
  return row == rows.end() ? "application/octet-stream" : row->second;
}

}  // namespace liopep::net

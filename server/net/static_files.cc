#include "server/net/static_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <ranges>
#include <system_error>

#include "server/net/accept_encoding.h"
#include "server/net/content_type.h"

namespace liopep::net {
namespace {

namespace fs = std::filesystem;

/// Up to this size a file is read at start.
constexpr std::uintmax_t small_file_bytes = 256U * 1024;
constexpr std::uintmax_t max_total_bytes = 512U * 1024 * 1024;

std::unexpected<Error> unreadable(const fs::path& file, std::string_view why) {
  return fail(ErrorKind::internal, "page.unreadable",
              fmt::format("{} cannot be read: {}.", file.string(), why), "web-root");
}

/// The coding that a file's ending stands for, and its name without that ending.
std::pair<std::string, std::string> coding_of(const std::string& name) {
  if (name.ends_with(".br")) return {"br", name.substr(0, name.size() - 3)};
  if (name.ends_with(".gz")) return {"gzip", name.substr(0, name.size() - 3)};
  return {"identity", name};
}

/// Names bytes by their size and the time of their last change.
std::string etag_of(const fs::directory_entry& entry, std::string_view coding) {
  const auto changed = entry.last_write_time().time_since_epoch().count();
  return fmt::format("\"{:x}-{:x}-{}\"", entry.file_size(), changed, coding.front());
}

/// If-None-Match, compared weakly (RFC 9110, section 13.1.2).
bool matches(std::string_view if_none_match, std::string_view etag) {
  for (const auto part : if_none_match | std::views::split(',')) {
    std::string_view tag(part.begin(), part.end());
    tag.remove_prefix(std::min(tag.find_first_not_of(" \t"), tag.size()));
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    if (tag.starts_with(etag) || tag == "*") return true;
  }
  return false;
}

bool is_place_in_page(std::string_view path) {
  const bool is_elsewhere =
      path.starts_with("/api/") || path.starts_with("/auth/") || path.starts_with("/assets/");
  return !is_elsewhere && path.substr(path.rfind('/')).find('.') == path.npos;
}

}  // namespace

Result<StaticFiles> StaticFiles::load(const fs::path& root) {
  StaticFiles loaded;
  std::uintmax_t total = 0;
  std::error_code ec;
  fs::recursive_directory_iterator entries(root, ec);
  if (ec) return unreadable(root, ec.message());
  for (; entries != fs::recursive_directory_iterator(); entries.increment(ec)) {
    if (ec) return unreadable(root, ec.message());
    const fs::directory_entry& entry = *entries;
    if (entry.is_symlink(ec) || !entry.is_regular_file(ec)) continue;
    const auto size = entry.file_size(ec);
    if (ec) return unreadable(entry.path(), ec.message());
    total += size;
    if (total > max_total_bytes) return unreadable(root, "it holds more than 512 MiB");
    const auto [coding, name] =
        coding_of("/" + entry.path().lexically_relative(root).generic_string());
    File& file = loaded.files_[name];
    file.content_type = content_type_of(name);
    const Coding& added = file.codings.emplace_back(
        Coding{.name = coding, .etag = etag_of(entry, coding), .file = entry.path(), .size = size});
    if (size > small_file_bytes) continue;
    if (auto read = added.read(); !read) return std::unexpected(std::move(read.error()));
  }
  std::erase_if(loaded.files_, [](auto& item) {
    return std::ranges::none_of(item.second.codings,
                                [](const Coding& c) { return c.name == "identity"; });
  });
  for (File& file : loaded.files_ | std::views::values) {
    std::ranges::sort(file.codings, {}, &Coding::size);
  }
  if (!loaded.files_.contains("/index.html")) return unreadable(root, "it has no index.html");
  return loaded;
}

Result<void> StaticFiles::Coding::read() const {
  std::ifstream in(file, std::ios::binary);
  auto read = std::make_shared<std::string>();
  // Not resize(): a model is megabytes, and they need not be zeros first.
  read->resize_and_overwrite(size, [&](char* data, std::size_t count) {
    in.read(data, static_cast<std::streamsize>(count));
    return static_cast<std::size_t>(in.gcount());
  });
  if (read->size() != size || in.peek() != std::ifstream::traits_type::eof()) {
    return unreadable(file, "it changed or is not readable");
  }
  bytes = std::move(read);
  return {};
}

const StaticFiles::File* StaticFiles::find(std::string_view path) const {
  auto found = files_.find(path);
  if (found == files_.end() && is_place_in_page(path)) found = files_.find("/index.html");
  return found == files_.end() ? nullptr : &found->second;
}

ContentPolicy StaticFiles::policy_of(std::string_view path) {
  return path.starts_with("/assets/worker/") ? ContentPolicy::worker : ContentPolicy::page;
}

Result<Response> StaticFiles::respond(const Request& request) const {
  const File* const file = find(request.path);
  if (file == nullptr) {
    return fail(ErrorKind::not_found, "request.not_found", "There is nothing at this address.",
                "path");
  }
  std::vector<std::string_view> names;
  for (const Coding& coding : file->codings) names.emplace_back(coding.name);
  // Who refuses everything gets the plain bytes: better than nothing (RFC 9110, section 12.5.3).
  const auto chosen = choose_encoding(request.header("Accept-Encoding").value_or("identity"), names)
                          .value_or(std::ranges::find(names, "identity") - names.begin());
  const Coding& coding = file->codings[chosen];
  const bool is_hashed = request.path.starts_with("/assets/");
  Response response{
      .headers = {{"Cache-Control", is_hashed ? "public, max-age=31536000, immutable" : "no-cache"},
                  {"ETag", coding.etag},
                  {"Vary", "Accept-Encoding"}}};
  const auto if_none_match = request.header("If-None-Match");
  if (if_none_match && matches(*if_none_match, coding.etag)) {
    response.status = 304;
    return response;
  }
  if (coding.bytes == nullptr && !coding.read()) {
    return fail(ErrorKind::unavailable, "page.changing",
                "This file is being replaced; try again in a moment.");
  }
  response.headers.push_back({"Content-Type", std::string(file->content_type)});
  if (coding.name != "identity") response.headers.push_back({"Content-Encoding", coding.name});
  response.shared_body = coding.bytes;
  return response;
}

}  // namespace liopep::net

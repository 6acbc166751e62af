#include "server/identity/provider.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include "server/net/url.h"

namespace liopep::identity {
namespace {

constexpr std::size_t max_providers = 16;
constexpr std::size_t max_key_file_bytes = 16 * 1024;
constexpr std::array known_fields = std::to_array<std::string_view>(
    {"id", "name", "issuer", "client_id", "client_secret", "scopes", "response_mode", "demo",
     "apple_team_id", "apple_key_id", "apple_private_key_file"});

std::unexpected<Error> bad(std::string_view provider, std::string_view field,
                           std::string_view why) {
  return fail(ErrorKind::invalid, "config.provider",
              fmt::format("Provider {}: {} {}.", provider, field, why),
              fmt::format("provider.{}.{}", provider, field));
}

/// Reads one `[[provider]]` table and remembers the first error.
class TableReader {
 public:
  TableReader(const toml::table& table, std::string label)
      : table_(table), label_(std::move(label)) {
    for (const auto& [key, value] : table_) {
      if (std::ranges::find(known_fields, key.str()) != known_fields.end()) continue;
      refuse(key.str(),
             fmt::format("is not known; the fields are {}", fmt::join(known_fields, ", ")));
    }
  }

  std::string optional_text(std::string_view field, std::string_view otherwise = "") {
    const auto node = table_[field];
    if (!node) return std::string(otherwise);
    if (!node.is_string() || node.ref<std::string>().empty()) {
      refuse(field, "must be a text in quotes that is not empty");
      return {};
    }
    return node.ref<std::string>();
  }

  std::string text(std::string_view field) {
    if (!table_[field]) refuse(field, "is missing");
    return optional_text(field);
  }

  bool flag(std::string_view field) {
    const auto node = table_[field];
    if (node && !node.is_boolean()) refuse(field, "must be true or false");
    return node.value_or(false);
  }

  void refuse(std::string_view field, std::string_view why) {
    if (!error_) error_ = bad(label_, field, why).error();
  }

  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  const toml::table& table_;
  std::string label_;
  std::optional<Error> error_;
};

bool is_provider_id(std::string_view id) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz";
  return !id.empty() && id.size() <= 32 && letters.contains(id.front()) &&
         id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

void check_issuer(const Provider& provider, Reach reach, TableReader& reader) {
  const auto url = net::parse_url(provider.issuer, "issuer");
  if (!url) return reader.refuse("issuer", url.error().detail);
  if (url->target.contains('?')) return reader.refuse("issuer", "must not have a query");
  const bool is_plain = url->scheme == net::Scheme::http;
  if (!is_plain && !provider.is_demo) return;
  if (!url->is_loopback()) {
    reader.refuse("issuer", provider.is_demo ? "of a demo provider must be on this computer "
                                               "(http://localhost:…)"
                                             : "must begin with https://");
  } else if (reach != Reach::loopback) {
    reader.refuse("issuer",
                  "is for trying Liopep on one computer and is refused while the server listens on "
                  "the network; set listen to 127.0.0.1, or remove this provider");
  }
}

std::string read_key_file(const std::string& path, TableReader& reader) {
  std::ifstream file(path, std::ios::binary);
  std::string pem(max_key_file_bytes, '\0');
  file.read(pem.data(), static_cast<std::streamsize>(pem.size()));
  pem.resize(static_cast<std::size_t>(file.gcount()));
  if (pem.empty()) reader.refuse("apple_private_key_file", "cannot be read");
  return pem;
}

void read_secret(Provider& provider, TableReader& reader) {
  provider.client_secret = reader.optional_text("client_secret");
  const std::string key_file = reader.optional_text("apple_private_key_file");
  if (provider.client_secret.empty() == key_file.empty()) {
    return reader.refuse("client_secret",
                         "or apple_private_key_file is needed, and not both of them");
  }
  if (key_file.empty()) return;
  SigningSecret secret;
  secret.team_id = reader.text("apple_team_id");
  secret.key_id = reader.text("apple_key_id");
  secret.private_key_pem = read_key_file(key_file, reader);
  provider.signing_secret = std::move(secret);
}

Result<Provider> read_provider(const toml::table& table, std::size_t position, Reach reach) {
  TableReader reader(table, table["id"].value_or(fmt::format("number {}", position)));
  Provider provider;
  provider.id = reader.text("id");
  if (!is_provider_id(provider.id)) {
    reader.refuse("id", "must be 1 to 32 of a-z, 0-9 and -, beginning with a letter");
  }
  provider.name = reader.text("name");
  provider.issuer = reader.text("issuer");
  provider.client_id = reader.text("client_id");
  provider.scopes = reader.optional_text("scopes", "openid profile email");
  if (!fmt::format(" {} ", provider.scopes).contains(" openid ")) {
    reader.refuse("scopes", "must contain openid");
  }
  provider.is_demo = reader.flag("demo");
  const std::string mode = reader.optional_text("response_mode", "query");
  if (mode != "query" && mode != "form_post") {
    reader.refuse("response_mode", "must be query or form_post");
  }
  provider.response_mode = mode == "form_post" ? ResponseMode::form_post : ResponseMode::query;
  read_secret(provider, reader);
  check_issuer(provider, reach, reader);
  if (reader.error()) return std::unexpected(*reader.error());
  return provider;
}

}  // namespace

Result<std::vector<Provider>> read_providers(std::string_view text, Reach reach) {
  toml::table root;
  try {
    root = toml::parse(text);
  } catch (const toml::parse_error& e) {
    return fail(ErrorKind::invalid, "config.provider",
                fmt::format("The providers file is not TOML: {} (line {}).", e.description(),
                            e.source().begin.line));
  }
  for (const auto& [key, value] : root) {
    if (key.str() == "provider" && value.is_array_of_tables()) continue;
    return fail(
        ErrorKind::invalid, "config.provider",
        fmt::format("The providers file may only have [[provider]] tables, not {}.", key.str()));
  }
  std::vector<Provider> providers;
  std::set<std::string> ids;
  const toml::array* tables = root["provider"].as_array();
  if (tables == nullptr) return providers;
  if (tables->size() > max_providers) {
    return fail(ErrorKind::invalid, "config.provider",
                fmt::format("There are more than {} providers.", max_providers));
  }
  for (const toml::node& node : *tables) {
    auto provider = read_provider(*node.as_table(), providers.size() + 1, reach);
    if (!provider) return std::unexpected(std::move(provider.error()));
    if (!ids.insert(provider->id).second) return bad(provider->id, "id", "is used twice");
    providers.push_back(std::move(*provider));
  }
  return providers;
}

}  // namespace liopep::identity

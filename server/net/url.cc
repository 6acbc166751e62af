#include "server/net/url.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/url/encode.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>
#include <boost/url/src.hpp>
#include <boost/url/url_view.hpp>
#include <cctype>
#include <charconv>

namespace liopep::net {
namespace {

constexpr std::size_t max_url_length = 2000;

std::unexpected<Error> bad_url(std::string_view field, std::string_view why) {
  return fail(ErrorKind::invalid, "url.invalid", fmt::format("The URL {}.", why),
              std::string(field));
}

}  // namespace

bool Url::is_loopback() const {
  return host == "localhost" || host == "::1" || host.starts_with("127.");
}

std::string Url::authority() const {
  const bool is_ipv6 = host.find(':') != std::string::npos;
  const std::string name = is_ipv6 ? fmt::format("[{}]", host) : host;
  const bool is_default_port = port == (scheme == Scheme::https ? 443 : 80);
  return is_default_port ? name : fmt::format("{}:{}", name, port);
}

Result<Url> parse_url(std::string_view text, std::string_view field) {
  namespace urls = boost::urls;
  if (text.size() > max_url_length) return bad_url(field, "is too long");
  const auto parsed = urls::parse_uri({text.data(), text.size()});
  if (!parsed) return bad_url(field, "is not well-formed (https://host/path is expected)");
  const urls::url_view& view = *parsed;
  const bool is_https = view.scheme_id() == urls::scheme::https;
  if (!is_https && view.scheme_id() != urls::scheme::http) {
    return bad_url(field, "must begin with https://");
  }
  if (view.has_userinfo()) return bad_url(field, "must not carry a user name");
  if (view.has_fragment()) return bad_url(field, "must not have a fragment (#)");
  std::uint16_t port = is_https ? 443 : 80;
  if (view.has_port()) {
    const std::string_view digits(view.port().data(), view.port().size());
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (read.ec != std::errc() || port == 0) return bad_url(field, "has a bad port");
  }
  Url url;
  url.scheme = is_https ? Scheme::https : Scheme::http;
  url.host = view.host_address();
  if (url.host.empty()) return bad_url(field, "has no host");
  std::ranges::transform(url.host, url.host.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  // A name of digits and dots that is no IPv4 address, or a percent-encoded name, reads differently
  // to different programs.
  if (std::string_view(view.encoded_host()).find('%') != std::string_view::npos ||
      url.host.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-:") != std::string::npos) {
    return bad_url(field, "has a host with letters that a host name cannot have");
  }
  if (url.host.starts_with("127.") && view.host_type() != urls::host_type::ipv4) {
    return bad_url(field, "has a host that only looks like a loopback address");
  }
  url.port = port;
  url.target = std::string(view.encoded_path());
  if (url.target.empty()) url.target = "/";
  if (view.has_query()) url.target += fmt::format("?{}", std::string(view.encoded_query()));
  return url;
}

std::string encode_form(const std::vector<Header>& parameters) {
  const auto encode = [](const std::string& text) {
    return boost::urls::encode(text, boost::urls::unreserved_chars);
  };
  std::string form;
  for (const Header& parameter : parameters) {
    if (!form.empty()) form += '&';
    form += encode(parameter.name) + '=' + encode(parameter.value);
  }
  return form;
}

}  // namespace liopep::net

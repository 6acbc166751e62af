#include "server/net/security_headers.h"

#include <fmt/format.h>

#include <array>
#include <string>

namespace liopep::net {
namespace {

constexpr std::string_view page_policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
    "media-src 'self' blob: mediastream:; manifest-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'";
/// The camera worker is one file: it may not load a second, so that no address it asks for can
/// carry a number out (P10).
constexpr std::string_view worker_policy =
    "default-src 'none'; script-src 'wasm-unsafe-eval'; connect-src 'none'";
constexpr std::string_view no_policy =
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Features that browsers grant by default or on request; all off but camera, microphone and, for
/// walks, the motion sensors and a screen that stays on.
constexpr std::string_view permissions =
    "camera=(self), microphone=(self), accelerometer=(self), bluetooth=(), clipboard-read=(), "
    "clipboard-write=(), compute-pressure=(), display-capture=(), encrypted-media=(), "
    "fullscreen=(), gamepad=(), geolocation=(), gyroscope=(self), hid=(), "
    "identity-credentials-get=(), "
    "idle-detection=(), keyboard-map=(), local-fonts=(), magnetometer=(), midi=(), "
    "otp-credentials=(), payment=(), picture-in-picture=(), publickey-credentials-create=(), "
    "publickey-credentials-get=(), screen-wake-lock=(self), serial=(), storage-access=(), "
    "sync-xhr=(), "
    "usb=(), window-management=(), xr-spatial-tracking=()";

std::string lines(std::string_view policy, Transport transport) {
  return fmt::format(
      "Content-Security-Policy: {}\r\n"
      "Permissions-Policy: {}\r\n"
      "Cross-Origin-Opener-Policy: same-origin\r\n"
      "Cross-Origin-Embedder-Policy: require-corp\r\n"
      "Cross-Origin-Resource-Policy: same-origin\r\n"
      "X-Content-Type-Options: nosniff\r\n"
      "Referrer-Policy: no-referrer\r\n"
      "{}",
      policy, permissions,
      transport == Transport::tls ? "Strict-Transport-Security: max-age=63072000\r\n" : "");
}

std::array<std::string, 3> all_lines(Transport transport) {
  return {lines(page_policy, transport), lines(worker_policy, transport),
          lines(no_policy, transport)};
}

}  // namespace

std::string_view security_headers(ContentPolicy policy, Transport transport) {
  static const std::array<std::string, 3> plain = all_lines(Transport::plain);
  static const std::array<std::string, 3> tls = all_lines(Transport::tls);
  return (transport == Transport::tls ? tls : plain)[static_cast<std::size_t>(policy)];
}

}  // namespace liopep::net

#include "server/net/raw_peer_for_test.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace liopep::net {

RawPeer::RawPeer(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    throw std::runtime_error("nobody listens");
  }
}

RawPeer::~RawPeer() {
  ::close(socket_);
}

void RawPeer::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;  // refused while sending: what was said is still to be read
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

void RawPeer::finish_sending() const {
  ::shutdown(socket_, SHUT_WR);
}

std::string RawPeer::receive_until(std::string_view text) {
  std::string received;
  std::array<char, 16384> part{};
  pollfd waiting{.fd = socket_, .events = POLLIN, .revents = 0};
  while (text.empty() || received.find(text) == std::string::npos) {
    if (::poll(&waiting, 1, 10'000) <= 0) return received;
    const auto count = ::recv(socket_, part.data(), part.size(), 0);
    if (count <= 0) {
      is_closed_ = true;
      return received;
    }
    received.append(part.data(), static_cast<std::size_t>(count));
  }
  return received;
}

int count_of(std::string_view part, std::string_view text) {
  int count = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace liopep::net

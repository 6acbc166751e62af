#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace liopep::net {

/// A peer that sends exactly the bytes it is told to, over a blocking TCP socket.
class RawPeer {
 public:
  explicit RawPeer(std::uint16_t port);
  ~RawPeer();
  RawPeer(const RawPeer&) = delete;
  RawPeer& operator=(const RawPeer&) = delete;

  void send(std::string_view bytes) const;
  void finish_sending() const;
  /// What arrives until `text` has, the other side closes, or ten seconds are over.
  std::string receive_until(std::string_view text);
  /// What arrives until the other side closes.
  std::string receive_all() { return receive_until(""); }
  [[nodiscard]] bool is_closed() const { return is_closed_; }

 private:
  int socket_;
  bool is_closed_ = false;
};

/// How often `part` occurs in `text`.
[[nodiscard]] int count_of(std::string_view part, std::string_view text);

}  // namespace liopep::net

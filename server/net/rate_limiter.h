#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <list>
#include <unordered_map>

namespace liopep::net {

/// Token buckets, one per sender and route. Memory is bounded: beyond `capacity` buckets the one
/// that was used longest ago is forgotten.
class RateLimiter {
 public:
  using Time = std::chrono::steady_clock::time_point;

  struct Key {
    std::uint64_t network = 0;
    std::uint32_t route = 0;
    bool operator==(const Key&) const = default;
  };

  explicit RateLimiter(std::size_t capacity) : capacity_(capacity) {}

  /// Takes one token from `key`'s bucket, which holds a minute's worth. Zero when there was one;
  /// else how long to wait for the next.
  [[nodiscard]] std::chrono::milliseconds take(Key key, int per_minute, Time now);

  [[nodiscard]] std::size_t size() const { return buckets_.size(); }

 private:
  struct Bucket {
    Key key;
    double tokens;
    Time filled;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const {
      return (key.network ^ (std::uint64_t{key.route} << 48U)) * 0x9E3779B97F4A7C15U >> 7U;
    }
  };

  std::size_t capacity_;
  std::list<Bucket> buckets_;  ///< most recently used first
  std::unordered_map<Key, std::list<Bucket>::iterator, Hash> places_;
};

}  // namespace liopep::net

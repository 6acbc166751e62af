#include "server/net/rate_limiter.h"

#include <algorithm>
#include <cmath>

namespace liopep::net {

std::chrono::milliseconds RateLimiter::take(Key key, int per_minute, Time now) {
  const auto known = places_.find(key);
  if (known != places_.end()) {
    buckets_.splice(buckets_.begin(), buckets_, known->second);
  } else {
    if (buckets_.size() >= capacity_) {
      places_.erase(buckets_.back().key);
      buckets_.pop_back();
    }
    buckets_.push_front({key, static_cast<double>(per_minute), now});
    places_.emplace(key, buckets_.begin());
  }
  Bucket& bucket = buckets_.front();
  const double per_ms = per_minute / 60'000.0;
  const std::chrono::duration<double, std::milli> passed = now - bucket.filled;
  bucket.tokens = std::min<double>(per_minute, bucket.tokens + passed.count() * per_ms);
  bucket.filled = now;
  if (bucket.tokens >= 1.0) {
    bucket.tokens -= 1.0;
    return std::chrono::milliseconds(0);
  }
  const double wait_ms = per_minute > 0 ? (1.0 - bucket.tokens) / per_ms : 60'000.0;
  return std::chrono::milliseconds(static_cast<std::int64_t>(std::ceil(wait_ms)));
}

}  // namespace liopep::net

#pragma once

#include <chrono>
#include <cstdint>

namespace liopep {

/// Milliseconds since 1970-01-01 UTC.
using UnixMillis = std::chrono::sys_time<std::chrono::milliseconds>;

/// What time it is. Passed in, so that tests can set it.
class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual UnixMillis now() const = 0;
};

/// The computer's clock.
class SystemClock final : public Clock {
 public:
  [[nodiscard]] UnixMillis now() const override {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(
        std::chrono::system_clock::now());
  }
};

/// A clock that stands still until told otherwise; for tests.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(UnixMillis start) : now_(start) {}
  [[nodiscard]] UnixMillis now() const override { return now_; }
  void advance(std::chrono::milliseconds by) { now_ += by; }

 private:
  UnixMillis now_;
};

/// Milliseconds since 1970 as a plain number, for storage and JSON.
[[nodiscard]] inline std::int64_t to_ms(UnixMillis time) {
  return time.time_since_epoch().count();
}
[[nodiscard]] inline UnixMillis from_ms(std::int64_t t_ms) {
  return UnixMillis{std::chrono::milliseconds{t_ms}};
}

}  // namespace liopep

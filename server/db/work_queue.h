#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <utility>
#include <vector>

namespace liopep::db {

/// A bounded queue between the event loop and database threads. Takers get everything that waits,
/// up to a batch, so that one wake-up and one sync serve many.
template <class T>
class WorkQueue {
 public:
  explicit WorkQueue(std::size_t limit) : limit_(limit) {}

  /// Takes `item` unless the queue is full or closed; then `item` is left as it was.
  [[nodiscard]] bool try_push(T& item) {
    {
      const std::lock_guard lock(mutex_);
      if (is_closed_ || items_.size() >= limit_) return false;
      items_.push_back(std::move(item));
    }
    has_items_.notify_one();
    return true;
  }

  /// Waits for work. Empty once the queue is closed and everything in it was taken.
  [[nodiscard]] std::vector<T> take(std::size_t max_batch) {
    std::unique_lock lock(mutex_);
    has_items_.wait(lock, [this] { return is_closed_ || !items_.empty(); });
    const auto count = std::min(max_batch, items_.size());
    const auto end = items_.begin() + static_cast<std::ptrdiff_t>(count);
    std::vector<T> batch(std::make_move_iterator(items_.begin()), std::make_move_iterator(end));
    items_.erase(items_.begin(), end);
    return batch;
  }

  /// Refuses new work; what waits is still done.
  void close() {
    {
      const std::lock_guard lock(mutex_);
      is_closed_ = true;
    }
    has_items_.notify_all();
  }

 private:
  const std::size_t limit_;
  std::mutex mutex_;
  std::condition_variable has_items_;
  std::deque<T> items_;
  bool is_closed_ = false;
};

}  // namespace liopep::db

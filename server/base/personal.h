#pragma once

#include <string>
#include <utility>

namespace liopep {

/// A value about a person (P6). It has no conversion, no operator<< and no fmt formatter, so that
/// it cannot reach a log by accident; `reveal()` marks each place that uses it on purpose.
template <class T>
class Personal {
 public:
  Personal() = default;
  explicit Personal(T value) : value_(std::move(value)) {}
  [[nodiscard]] const T& reveal() const { return value_; }
  bool operator==(const Personal&) const = default;

 private:
  T value_{};
};

}  // namespace liopep

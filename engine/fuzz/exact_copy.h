#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace liopep::engine::fuzz {

/// Bytes of the fuzzer as text, copied to exactly this size: reading one byte too far is then seen.
class ExactCopy {
 public:
  ExactCopy(const std::uint8_t* data, std::size_t size)
      : text_(std::make_unique<char[]>(size)), size_(size) {
    for (std::size_t i = 0; i < size; ++i) text_[i] = static_cast<char>(data[i]);
  }
  std::string_view text() const { return {text_.get(), size_}; }

 private:
  std::unique_ptr<char[]> text_;
  std::size_t size_;
};

}  // namespace liopep::engine::fuzz

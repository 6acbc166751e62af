#pragma once

#include <cstddef>
#include <cstdint>

namespace liopep::engine {

/// How far a file has been read, chunk by chunk; lines are counted only once a chunk.
class BytePlace {
 public:
  void begin(const char* chunk) { chunk_ = chunk; }

  /// The chunk is done.
  void end(const char* chunk_end) {
    lines_ += count_lines(chunk_end);
    bytes_ += static_cast<std::uint64_t>(chunk_end - chunk_);
    chunk_ = chunk_end;
  }

  std::uint64_t byte_at(const char* here) const {
    return bytes_ + static_cast<std::uint64_t>(here - chunk_);
  }
  /// From 1.
  std::uint64_t line_at(const char* here) const { return lines_ + count_lines(here) + 1; }

 private:
  std::uint64_t count_lines(const char* until) const {
    std::uint64_t lines = 0;
    for (const char* p = chunk_; p < until; ++p) lines += *p == '\n' ? 1 : 0;
    return lines;
  }

  const char* chunk_ = nullptr;
  std::uint64_t bytes_ = 0;
  std::uint64_t lines_ = 0;
};

}  // namespace liopep::engine
